namespace Microsoft.ML.Compat.Images;

/// <summary>Between straight colours and those multiplied by their alpha, in bytes, rounded to the nearest.</summary>
internal static class Premultiplication
{
    /// <summary>round(colour * alpha / 255)</summary>
    public static byte Multiply(int colour, int alpha)
    {
        var product = (colour * alpha) + 128;
        return (byte)((product + (product >> 8)) >> 8);
    }

    /// <summary>round(colour * 255 / alpha), at most 255; 0 where nothing can be seen.</summary>
    public static byte Divide(int colour, int alpha) => alpha == 0 ? (byte)0 : (byte)Math.Min(byte.MaxValue, ((colour * byte.MaxValue) + (alpha / 2)) / alpha);

    public static void Multiply(Span<byte> pixels)
    {
        for (var at = 0; at < pixels.Length; at += Bitmap.BytesPerPixel)
        {
            var alpha = pixels[at + Bitmap.Alpha];
            for (var colour = at; colour < at + Bitmap.Alpha; colour++)
                pixels[colour] = Multiply(pixels[colour], alpha);
        }
    }
}
