using System.Numerics;
using static System.Numerics.Vector;

namespace MLNetVision.Imaging;

/// <summary>How hue is stored: floats hold it as it is; a whole number n of a circle of N steps stands for hue n / N, so that step N is step 0.</summary>
internal static class HueCircle
{
    /// <summary>What a stored hue, scaled to 0 .. 1 by the full sample, is multiplied with to make the hue: 255 / 256 for bytes.</summary>
    public static float ToHue<T>()
        where T : unmanaged => typeof(T) == typeof(float) ? 1 : Samples.Full<T>() / (Samples.Full<T>() + 1);
}

/// <summary>RGB to HSV with a stored hue of hue / <paramref name="toHue"/>; what would round to the full circle is 0.</summary>
internal readonly struct RgbToHsv(float toHue, float full) : IColourOperation
{
    public (Vector<float> A, Vector<float> B, Vector<float> C) Apply(Vector<float> a, Vector<float> b, Vector<float> c)
    {
        var (h, s, v) = Hsv.FromRgb(a, b, c);
        var stored = h * (1 / toHue);
        var wraps = GreaterThanOrEqual(stored, Create(toHue == 1 ? 2 : (full + 0.5f) / full));
        return (ConditionalSelect(wraps, Vector<float>.Zero, stored), s, v);
    }
}

/// <summary>The way back.</summary>
internal readonly struct HsvToRgb(float toHue) : IColourOperation
{
    public (Vector<float> A, Vector<float> B, Vector<float> C) Apply(Vector<float> a, Vector<float> b, Vector<float> c) => Hsv.ToRgb(a * toHue, b, c);
}

/// <summary>Turns the hue by a share of the circle.</summary>
internal readonly struct TurnHue(float turn) : IColourOperation
{
    public (Vector<float> A, Vector<float> B, Vector<float> C) Apply(Vector<float> a, Vector<float> b, Vector<float> c)
    {
        var (h, s, v) = Hsv.FromRgb(a, b, c);
        return Hsv.ToRgb(h + Create(turn), s, v);
    }
}
