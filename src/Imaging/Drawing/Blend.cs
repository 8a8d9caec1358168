namespace MLNetVision.Imaging;

/// <summary>Colours over pixels ("source over", alpha not premultiplied).</summary>
internal static class Blend
{
    /// <summary>Puts a colour over a pixel of 1 to 4 channels, as far as it covers the pixel.</summary>
    public static void Over(Span<byte> pixel, Rgba colour, float cover)
    {
        var strength = cover * colour.Alpha / 255;
        if (!(strength > 0))
            return;

        var below = pixel.Length is 2 or 4 ? pixel[^1] / 255f : 1;
        var alpha = strength + (below * (1 - strength));
        var share = strength / alpha;
        if (pixel.Length < 3)
        {
            pixel[0] = Mix(pixel[0], Grey(colour), share);
        }
        else
        {
            pixel[0] = Mix(pixel[0], colour.Red, share);
            pixel[1] = Mix(pixel[1], colour.Green, share);
            pixel[2] = Mix(pixel[2], colour.Blue, share);
        }

        if (pixel.Length is 2 or 4)
            pixel[^1] = (byte)((alpha * 255) + 0.5f);
    }

    private static byte Mix(byte below, float above, float share) => (byte)(below + ((above - below) * share) + 0.5f);

    /// <summary>The grey of a colour, as ITU-R BT.601 weighs it.</summary>
    private static float Grey(Rgba colour) => (0.299f * colour.Red) + (0.587f * colour.Green) + (0.114f * colour.Blue);
}
