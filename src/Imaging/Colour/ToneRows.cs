using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>Operations that map samples one by one. One and two channels are grey and alpha; alpha passes unchanged.</summary>
internal static class ToneRows
{
    /// <summary>sample * scale + bias of its channel, within 0 and 1.</summary>
    public static void Affine<T>(string owner, Image<T> image, Image<T> destination, float scale, ReadOnlySpan<float> biases)
        where T : unmanaged
    {
        Samples.ThrowIfUnknown<T>(owner);
        Span<float> scales = stackalloc float[image.Channels];
        Span<float> offsets = stackalloc float[image.Channels];
        var colours = Colours(image);
        scales.Fill(1);
        scales[..colours].Fill(scale);
        biases[..colours].CopyTo(offsets);
        var map = new ChannelAffine(scales, offsets);
        using var row = new Rented<float>(image.Stride);
        for (var y = 0; y < image.Height; y++)
        {
            FloatRows.ToFloat<T>(image.Row(y), row.Span, 1 / Samples.Full<T>());
            map.Apply(row.Span, clamp: true);
            FloatRows.FromFloat(row.Span, destination.Row(y), Samples.Full<T>());
        }
    }

    /// <summary>gain * sample ^ gamma; of bytes by a table.</summary>
    public static void Gamma<T>(string owner, Image<T> image, Image<T> destination, float gamma, float gain)
        where T : unmanaged
    {
        Samples.ThrowIfUnknown<T>(owner);
        var full = Samples.Full<T>();
        Span<T> table = stackalloc T[typeof(T) == typeof(byte) ? byte.MaxValue + 1 : 0];
        for (var i = 0; i < table.Length; i++)
            table[i] = Power<T>(i / full, gamma, gain);

        ReadOnlySpan<T> from = image.Samples;
        var to = destination.Samples;
        var alpha = image.Channels % 2 == 0 ? image.Channels : int.MaxValue;
        for (int i = 0, inPixel = 1; i < from.Length; i++, inPixel++)
        {
            if (inPixel == alpha)
            {
                to[i] = from[i];
                inPixel = 0;
            }
            else
            {
                to[i] = typeof(T) == typeof(byte) ? table[(byte)(object)from[i]] : Power<T>(FloatRows.ToFloat(from[i]) / full, gamma, gain);
            }
        }
    }

    /// <summary>The mean of luma over the picture, 0 to 1.</summary>
    public static float MeanLuma<T>(string owner, Image<T> image)
        where T : unmanaged
    {
        Samples.ThrowIfUnknown<T>(owner);
        Span<double> sums = stackalloc double[image.Channels];
        using var row = new Rented<float>(image.Stride);
        for (var y = 0; y < image.Height; y++)
        {
            FloatRows.ToFloat<T>(image.Row(y), row.Span, 1 / Samples.Full<T>());
            ChannelSums.Add(row.Span, sums);
        }

        var total = image.Channels < 3 ? sums[0] : (Luma.Red * sums[0]) + (Luma.Green * sums[1]) + (Luma.Blue * sums[2]);
        return (float)(total / ((double)image.Width * image.Height));
    }

    private static int Colours<T>(Image<T> image)
        where T : unmanaged => image.Channels >= 3 ? 3 : 1;

    private static T Power<T>(float sample, float gamma, float gain)
        where T : unmanaged
    {
        var value = gain * MathF.Pow(Math.Max(sample, 0), gamma);
        return FloatRows.FromFloat<T>(Math.Min(value, 1) * Samples.Full<T>());
    }
}
