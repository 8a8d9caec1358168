using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>Between interleaved pixels and planes of floats, one a channel: the layout of a network's input (channels, height, width).</summary>
public static class PlanarExtensions
{
    /// <summary>
    /// (sample - mean) / deviation for samples of 0 to 1 (bytes are divided by 255, ushorts by 65,535), written plane after plane.
    /// </summary>
    /// <param name="image">A picture of byte, ushort or float samples.</param>
    /// <param name="destination">Channels * Height * Width floats.</param>
    /// <param name="mean">One value a channel, or nothing for 0.</param>
    /// <param name="deviation">One value a channel, none of them 0, or nothing for 1.</param>
    public static void WritePlanar<T>(
        this Image<T> image, Span<float> destination, ReadOnlySpan<float> mean = default, ReadOnlySpan<float> deviation = default)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        Samples.ThrowIfUnknown<T>("WritePlanar");
        ThrowUnlessLength("WritePlanar", nameof(destination), destination.Length, image.Samples.Length);
        Span<float> scale = stackalloc float[image.Channels];
        Span<float> bias = stackalloc float[image.Channels];
        Normalisation("WritePlanar", mean, deviation, scale, bias);
        for (var c = 0; c < image.Channels; c++)
            (scale[c], bias[c]) = (1 / scale[c], -bias[c] / scale[c]);

        var map = new ChannelAffine(scale, bias);
        using var row = new Rented<float>(image.Stride);
        for (var y = 0; y < image.Height; y++)
        {
            FloatRows.ToFloat<T>(image.Row(y), row.Span, 1 / Samples.Full<T>());
            map.Apply(row.Span, clamp: false);
            PlaneRows.Split(row.Span, image.Channels, destination[(y * image.Width)..], image.Width * image.Height);
        }
    }

    /// <summary>As <see cref="WritePlanar"/>, into an array of its own.</summary>
    public static float[] ToPlanar<T>(this Image<T> image, ReadOnlySpan<float> mean = default, ReadOnlySpan<float> deviation = default)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        var planes = new float[image.Samples.Length];
        image.WritePlanar(planes, mean, deviation);
        return planes;
    }

    /// <summary>The way back: plane * deviation + mean, rounded and clamped where samples are whole numbers.</summary>
    public static void ReadPlanar<T>(
        this Image<T> destination, ReadOnlySpan<float> planes, ReadOnlySpan<float> mean = default, ReadOnlySpan<float> deviation = default)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(destination);
        Samples.ThrowIfUnknown<T>("ReadPlanar");
        ThrowUnlessLength("ReadPlanar", nameof(planes), planes.Length, destination.Samples.Length);
        Span<float> scale = stackalloc float[destination.Channels];
        Span<float> bias = stackalloc float[destination.Channels];
        Normalisation("ReadPlanar", mean, deviation, scale, bias);
        var map = new ChannelAffine(scale, bias);
        using var row = new Rented<float>(destination.Stride);
        for (var y = 0; y < destination.Height; y++)
        {
            PlaneRows.Join(planes[(y * destination.Width)..], destination.Width * destination.Height, destination.Channels, row.Span);
            map.Apply(row.Span, clamp: false);
            FloatRows.FromFloat(row.Span, destination.Row(y), Samples.Full<T>());
        }
    }

    private static void Normalisation(string owner, ReadOnlySpan<float> mean, ReadOnlySpan<float> deviation, Span<float> scale, Span<float> bias)
    {
        if ((!mean.IsEmpty && mean.Length != bias.Length) || (!deviation.IsEmpty && deviation.Length != scale.Length) || deviation.Contains(0))
        {
            throw new ArgumentException(
                $"{owner}: mean and deviation must be empty or hold one value for each of the {scale.Length} channels, deviations other than 0, " +
                $"but hold [{string.Join(", ", mean.ToArray())}] and [{string.Join(", ", deviation.ToArray())}].");
        }

        bias.Clear();
        scale.Fill(1);
        mean.CopyTo(bias);
        deviation.CopyTo(scale);
    }

    private static void ThrowUnlessLength(string owner, string name, int length, int expected)
    {
        if (length != expected)
            throw new ArgumentException($"{owner}: {name} must hold channels * height * width = {expected} floats, but holds {length}.", name);
    }
}
