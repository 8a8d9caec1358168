namespace MLNetVision.Imaging;

/// <summary>Between straight colours and those multiplied by their alpha, in bytes, rounded to the nearest. Pixels are 4 bytes, alpha last.</summary>
public static class Premultiplication
{
    private const int Bytes = 4;
    private const int Alpha = 3;
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

    /// <summary>Multiplies the colours of all pixels by their alpha, in place.</summary>
    public static void Multiply(Span<byte> pixels)
    {
        for (var at = 0; at + Alpha < pixels.Length; at += Bytes)
        {
            var alpha = pixels[at + Alpha];
            for (var colour = at; colour < at + Alpha; colour++)
                pixels[colour] = Multiply(pixels[colour], alpha);
        }
    }

    /// <summary>Divides the colours of all pixels by their alpha, in place.</summary>
    public static void Divide(Span<byte> pixels)
    {
        for (var at = 0; at + Alpha < pixels.Length; at += Bytes)
        {
            var alpha = pixels[at + Alpha];
            if (alpha == byte.MaxValue)
                continue;
            for (var colour = at; colour < at + Alpha; colour++)
                pixels[colour] = Divide(pixels[colour], alpha);
        }
    }

    /// <summary>Whether no pixel lets anything through.</summary>
    public static bool IsOpaque(ReadOnlySpan<byte> pixels)
    {
        for (var at = Alpha; at < pixels.Length; at += Bytes)
        {
            if (pixels[at] != byte.MaxValue)
                return false;
        }

        return true;
    }
}
