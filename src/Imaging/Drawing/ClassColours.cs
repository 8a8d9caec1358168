namespace MLNetVision.Imaging;

/// <summary>
/// A colour for each class, that of its number: eight that are easy to tell apart, then others around the circle of hues. Boxes in them are seen on dark and on
/// light pictures.
/// </summary>
public static class ClassColours
{
    private const double GoldenTurn = 0.6180339887498949;

    private static ReadOnlySpan<uint> First => [0x2A78D6, 0xEB6834, 0x1BAF7A, 0xEDA100, 0xE87BA4, 0x6FC400, 0x8A7BFF, 0xE34948];

    /// <summary>The colour of a class, from 0.</summary>
    public static Rgba Of(int label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        if (label >= First.Length)
            return OfHue(label * GoldenTurn % 1);

        var colour = First[label];
        return new Rgba((byte)(colour >> 16), (byte)(colour >> 8), (byte)colour);
    }

    /// <summary>Black or white, whichever contrasts more with a colour (WCAG 2); the contrast is 4.5 at least.</summary>
    public static Rgba TextOn(Rgba colour) => Luminance(colour) > 0.179 ? Rgba.Black : Rgba.White;

    /// <summary>The contrast of two colours as WCAG 2 measures it, 1 to 21.</summary>
    public static double Contrast(Rgba one, Rgba other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(Rgba c) => (0.2126 * Linear(c.Red)) + (0.7152 * Linear(c.Green)) + (0.0722 * Linear(c.Blue));

    private static double Linear(byte value)
    {
        var share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    /// <summary>A hue of medium brightness: triangle waves a third of a turn apart.</summary>
    private static Rgba OfHue(double hue)
    {
        byte Channel(double shift)
        {
            var at = (hue + shift) % 1;
            var wave = Math.Clamp(2 - (6 * Math.Min(at, 1 - at)), 0, 1);
            return (byte)(70 + (160 * wave));
        }

        return new Rgba(Channel(0), Channel(2.0 / 3), Channel(1.0 / 3));
    }
}
