namespace Microsoft.ML.Compat.Images;

/// <summary>Between straight colours and those multiplied by their alpha, in bytes, rounded to the nearest.</summary>
internal static class Premultiplication
{
    private const int FractionBits = 24;

    /// <summary>round(colour * alpha / 255)</summary>
    public static byte Multiply(int colour, int alpha)
    {
        var product = (colour * alpha) + 128;
        return (byte)((product + (product >> 8)) >> 8);
    }

    /// <summary>
    /// round(colour * 255 / alpha), at most 255; 0 where nothing can be seen. By the rounded reciprocal of alpha in 24 fractional bits, as Skia has it,
    /// which decides where the quotient lies halfway.
    /// </summary>
    public static byte Divide(int colour, int alpha)
    {
        if (alpha == 0)
            return 0;
        var reciprocal = (((long)byte.MaxValue << FractionBits) + (alpha / 2)) / alpha;
        return (byte)Math.Min(byte.MaxValue, ((reciprocal * colour) + (1L << (FractionBits - 1))) >> FractionBits);
    }

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
