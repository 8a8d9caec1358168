using System.Numerics;
using static System.Numerics.Vector;

namespace MLNetVision.Imaging;

/// <summary>
/// Hue, saturation and value. With M the largest and m the smallest of red, green, blue: value = M, saturation = (M - m) / M, and hue
/// is the position on the circle red, yellow, green, cyan, blue, magenta, from 0 up to 1. Grey has hue 0, black has saturation 0.
/// </summary>
internal static class Hsv
{
    /// <summary>The scalar definition.</summary>
    public static (float H, float S, float V) FromRgb(float r, float g, float b)
    {
        var most = Math.Max(r, Math.Max(g, b));
        var range = most - Math.Min(r, Math.Min(g, b));
        if (range == 0)
            return (0, 0, most);

        var sixth = most == r ? (g - b) / range : most == g ? 2 + ((b - r) / range) : 4 + ((r - g) / range);
        var hue = sixth / 6;
        return (hue < 0 ? hue + 1 : hue, range / most, most);
    }

    /// <summary>The scalar definition: channel n is V - V S max(0, min(k, 4 - k, 1)), k = (n + 6 H) mod 6, n = 5, 3, 1.</summary>
    public static (float R, float G, float B) ToRgb(float h, float s, float v)
    {
        return (Channel(5), Channel(3), Channel(1));

        float Channel(float n)
        {
            var k = n + (6 * h);
            k -= 6 * MathF.Floor(k * (1 / 6f));
            return v - (v * s * Math.Max(0, Math.Min(1, Math.Min(k, 4 - k))));
        }
    }

    public static (Vector<float> H, Vector<float> S, Vector<float> V) FromRgb(Vector<float> r, Vector<float> g, Vector<float> b)
    {
        var most = MaxNative(r, MaxNative(g, b));
        var range = most - MinNative(r, MinNative(g, b));
        var grey = Vector.Equals(range, Vector<float>.Zero);
        var divisor = ConditionalSelect(grey, Vector<float>.One, range);
        var sixth = ConditionalSelect(
            Vector.Equals(most, r),
            (g - b) / divisor,
            ConditionalSelect(Vector.Equals(most, g), Create(2f) + ((b - r) / divisor), Create(4f) + ((r - g) / divisor)));
        var hue = sixth / 6;
        hue = ConditionalSelect(LessThan(hue, Vector<float>.Zero), hue + Vector<float>.One, hue);
        var saturation = range / ConditionalSelect(grey, Vector<float>.One, most);
        return (ConditionalSelect(grey, Vector<float>.Zero, hue), saturation, most);
    }

    public static (Vector<float> R, Vector<float> G, Vector<float> B) ToRgb(Vector<float> h, Vector<float> s, Vector<float> v)
    {
        var (sixth, depth) = (h * 6, v * s);
        return (v - (depth * Share(sixth, 5)), v - (depth * Share(sixth, 3)), v - (depth * Share(sixth, 1)));
    }

    private static Vector<float> Share(Vector<float> sixth, float n)
    {
        var k = sixth + Create(n);
        k -= Floor(k * (1 / 6f)) * 6;
        return MaxNative(Vector<float>.Zero, MinNative(Vector<float>.One, MinNative(k, Create(4f) - k)));
    }
}
