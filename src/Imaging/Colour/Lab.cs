using System.Numerics;
using static System.Numerics.Vector;

namespace MLNetVision.Imaging;

/// <summary>
/// CIE L*a*b* of sRGB with white D65 (2 degrees). sRGB is made linear (IEC 61966-2-1), taken to X, Y, Z relative to white, and with
/// f(t) = cbrt(t), or 841/108 t + 4/29 up to t = (6/29)^3: L = 116 f(Y) - 16, a = 500 (f(X) - f(Y)), b = 200 (f(Y) - f(Z)).
/// </summary>
internal static class Lab
{
    public const float WhiteX = 0.95047f;
    public const float WhiteZ = 1.08883f;
    private const float Slope = 841f / 108;
    private const float Offset = 4f / 29;
    private const float Knee = 6f / 29;

    /// <summary>The scalar definition.</summary>
    public static (float L, float A, float B) FromRgb(float r, float g, float b)
    {
        (r, g, b) = (Linear(r), Linear(g), Linear(b));
        var x = Compress(((0.412453f * r) + (0.357580f * g) + (0.180423f * b)) / WhiteX);
        var y = Compress((0.212671f * r) + (0.715160f * g) + (0.072169f * b));
        var z = Compress(((0.019334f * r) + (0.119193f * g) + (0.950227f * b)) / WhiteZ);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));

        static float Linear(float v) => v <= 0.04045f ? v / 12.92f : MathF.Pow((v + 0.055f) / 1.055f, 2.4f);
        static float Compress(float t) => t > Knee * Knee * Knee ? MathF.Cbrt(t) : (Slope * t) + Offset;
    }

    /// <summary>The scalar definition of the way back; colours outside sRGB are cut off.</summary>
    public static (float R, float G, float B) ToRgb(float l, float a, float b)
    {
        var y = (l + 16) / 116;
        var (u, v, w) = (Expand(y + (a / 500)) * WhiteX, Expand(y), Expand(Math.Max(0, y - (b / 200))) * WhiteZ);
        return (
            Encoded((3.240481f * u) - (1.537152f * v) - (0.498536f * w)),
            Encoded((-0.969255f * u) + (1.875990f * v) + (0.041556f * w)),
            Encoded((0.055647f * u) - (0.204041f * v) + (1.057311f * w)));

        static float Expand(float f) => f > Knee ? f * f * f : (f - Offset) / Slope;

        static float Encoded(float value)
        {
            var within = Math.Min(Math.Max(value, 0), 1);
            return within <= 0.0031308f ? within * 12.92f : (1.055f * MathF.Pow(within, 1 / 2.4f)) - 0.055f;
        }
    }

    public static (Vector<float> L, Vector<float> A, Vector<float> B) FromRgb(Vector<float> r, Vector<float> g, Vector<float> b)
    {
        (r, g, b) = (Linear(r), Linear(g), Linear(b));
        var x = Compress((r * (0.412453f / WhiteX)) + (g * (0.357580f / WhiteX)) + (b * (0.180423f / WhiteX)));
        var y = Compress((r * 0.212671f) + (g * 0.715160f) + (b * 0.072169f));
        var z = Compress((r * (0.019334f / WhiteZ)) + (g * (0.119193f / WhiteZ)) + (b * (0.950227f / WhiteZ)));
        return ((y * 116) - Create(16f), (x - y) * 500, (y - z) * 200);
    }

    public static (Vector<float> R, Vector<float> G, Vector<float> B) ToRgb(Vector<float> l, Vector<float> a, Vector<float> b)
    {
        var y = (l + Create(16f)) * (1 / 116f);
        var u = Expand(y + (a * (1 / 500f))) * WhiteX;
        var v = Expand(y);
        var w = Expand(Max(Vector<float>.Zero, y - (b * (1 / 200f)))) * WhiteZ;
        return (
            Encoded((u * 3.240481f) - (v * 1.537152f) - (w * 0.498536f)),
            Encoded((v * 1.875990f) - (u * 0.969255f) + (w * 0.041556f)),
            Encoded((u * 0.055647f) - (v * 0.204041f) + (w * 1.057311f)));
    }

    private static Vector<float> Linear(Vector<float> v) => ConditionalSelect(
        LessThanOrEqual(v, Create(0.04045f)), v * (1 / 12.92f), Power((v + Create(0.055f)) * (1 / 1.055f), 2.4f));

    private static Vector<float> Compress(Vector<float> t) =>
        ConditionalSelect(GreaterThan(t, Create(Knee * Knee * Knee)), Power(t, 1 / 3f), (t * Slope) + Create(Offset));

    private static Vector<float> Expand(Vector<float> f) =>
        ConditionalSelect(GreaterThan(f, Create(Knee)), f * f * f, (f - Create(Offset)) * (1 / Slope));

    private static Vector<float> Encoded(Vector<float> value)
    {
        var within = Min(Max(value, Vector<float>.Zero), Vector<float>.One);
        return ConditionalSelect(
            LessThanOrEqual(within, Create(0.0031308f)), within * 12.92f, (Power(within, 1 / 2.4f) * 1.055f) - Create(0.055f));
    }

    /// <summary>Of positive numbers; others give no number, and are selected away.</summary>
    private static Vector<float> Power(Vector<float> value, float exponent) => Exp(Log(value) * exponent);
}
