using MLNetVision.Imaging;

namespace MLNetVision.Training.Augmentation;

/// <summary>Operations that give every sample of a channel a new value by a table of 256; PIL's definitions. Alpha passes unchanged.</summary>
internal static class ByteTables
{
    private const int Levels = 256;

    /// <summary>Only the highest bits stay.</summary>
    public static void Posterise(Image<byte> image, Image<byte> result, int bits)
    {
        var mask = 0xFF << (8 - Math.Clamp(bits, 0, 8));
        Span<byte> table = stackalloc byte[Levels];
        for (var i = 0; i < Levels; i++)
        {
            table[i] = (byte)(i & mask);
        }

        All(image, result, table);
    }

    /// <summary>Samples from the threshold on are inverted.</summary>
    public static void Solarise(Image<byte> image, Image<byte> result, double threshold)
    {
        Span<byte> table = stackalloc byte[Levels];
        for (var i = 0; i < Levels; i++)
        {
            table[i] = (byte)(i < threshold ? i : byte.MaxValue - i);
        }

        All(image, result, table);
    }

    /// <summary>The darkest sample of each channel becomes 0, the brightest 255; a channel of one value stays.</summary>
    public static void AutoContrast(Image<byte> image, Image<byte> result)
    {
        Span<byte> table = stackalloc byte[Levels];
        Span<int> histogram = stackalloc int[Levels];
        for (var c = 0; c < image.Channels; c++)
        {
            Count(image, c, histogram);
            var (low, high) = (histogram.IndexOfAnyExcept(0), histogram.LastIndexOfAnyExcept(0));
            var scale = high > low ? 255.0 / (high - low) : 1;
            var shift = high > low ? -low * scale : 0;
            for (var i = 0; i < Levels; i++)
            {
                table[i] = (byte)Math.Clamp((int)((i * scale) + shift), 0, byte.MaxValue);
            }

            One(image, result, c, IsAlpha(image, c) ? [] : table);
        }
    }

    /// <summary>
    /// Every level of a channel gets about as many pixels: with n pixels, m of them at the brightest level, and a step of (n - m) / 255, a sample becomes
    /// (step / 2 + pixels that are darker) / step, rounded down. A channel with a step of 0 stays.
    /// </summary>
    public static void Equalise(Image<byte> image, Image<byte> result)
    {
        Span<byte> table = stackalloc byte[Levels];
        Span<int> histogram = stackalloc int[Levels];
        for (var c = 0; c < image.Channels; c++)
        {
            Count(image, c, histogram);
            var step = ((image.Width * image.Height) - histogram[histogram.LastIndexOfAnyExcept(0)]) / 255;
            var sum = step / 2;
            for (var i = 0; i < Levels && step > 0; i++)
            {
                table[i] = (byte)Math.Min(sum / step, byte.MaxValue);
                sum += histogram[i];
            }

            One(image, result, c, step == 0 || IsAlpha(image, c) ? [] : table);
        }
    }

    private static bool IsAlpha(Image<byte> image, int channel) => image.Channels % 2 == 0 && channel == image.Channels - 1;

    private static void Count(Image<byte> image, int channel, Span<int> histogram)
    {
        histogram.Clear();
        var samples = image.Samples;
        for (var i = channel; i < samples.Length; i += image.Channels)
        {
            histogram[samples[i]]++;
        }
    }

    private static void All(Image<byte> image, Image<byte> result, ReadOnlySpan<byte> table)
    {
        for (var c = 0; c < image.Channels; c++)
        {
            One(image, result, c, IsAlpha(image, c) ? [] : table);
        }
    }

    /// <summary>An empty table copies.</summary>
    private static void One(Image<byte> image, Image<byte> result, int channel, ReadOnlySpan<byte> table)
    {
        var from = image.Samples;
        var to = result.Samples;
        for (var i = channel; i < from.Length; i += image.Channels)
        {
            to[i] = table.IsEmpty ? from[i] : table[from[i]];
        }
    }
}
