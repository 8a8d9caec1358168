using MLNetVision.Imaging;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// A mix of the picture with a smoothed one (weights 1 around 5 of 13; the outermost pixels as they are): factor 0 is the smooth one, 1 the picture, above 1
/// edges grow. PIL's and torchvision's definition. Alpha passes unchanged.
/// </summary>
internal static class Sharpening
{
    public static void Apply(Image<byte> image, Image<byte> result, float factor)
    {
        image.Samples.CopyTo(result.Samples);
        if (image.Width <= 2 || image.Height <= 2)
        {
            return;
        }

        for (var y = 1; y < image.Height - 1; y++)
        {
            Row(image, y, result.Row(y), factor);
        }
    }

    private static void Row(Image<byte> image, int y, Span<byte> result, float factor)
    {
        var channels = image.Channels;
        ReadOnlySpan<byte> above = image.Row(y - 1);
        ReadOnlySpan<byte> row = image.Row(y);
        ReadOnlySpan<byte> below = image.Row(y + 1);
        var alpha = channels % 2 == 0 ? channels - 1 : -1;
        for (var i = channels; i < row.Length - channels; i++)
        {
            if (i % channels == alpha)
            {
                continue;
            }

            var (left, right) = (i - channels, i + channels);
            var around = above[left] + above[i] + above[right] + row[left] + row[right] + below[left] + below[i] + below[right];
            var smooth = MathF.Round((around + (5 * row[i])) / 13f);
            result[i] = (byte)Math.Clamp(MathF.Round((row[i] * factor) + (smooth * (1 - factor))), 0, byte.MaxValue);
        }
    }
}
