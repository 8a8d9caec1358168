using System.Numerics;
using static System.Numerics.Vector;

namespace MLNetVision.Imaging;

/// <summary>How L*a*b* is stored: floats as it is; whole numbers, scaled to 0 .. 1, as L / 100 and (a + 128) / 255.</summary>
internal readonly record struct LabScale(float L, float Ab, float Middle)
{
    public static LabScale For<T>()
        where T : unmanaged => typeof(T) == typeof(float) ? new(1, 1, 0) : new(1 / 100f, 1 / 255f, 128 / 255f);
}

/// <summary>sRGB to L*a*b*.</summary>
internal readonly struct RgbToLab(LabScale scale) : IColourOperation
{
    public (Vector<float> A, Vector<float> B, Vector<float> C) Apply(Vector<float> a, Vector<float> b, Vector<float> c)
    {
        var (lightness, greenRed, blueYellow) = Lab.FromRgb(a, b, c);
        return (lightness * scale.L, (greenRed * scale.Ab) + Create(scale.Middle), (blueYellow * scale.Ab) + Create(scale.Middle));
    }
}

/// <summary>The way back.</summary>
internal readonly struct LabToRgb(LabScale scale) : IColourOperation
{
    public (Vector<float> A, Vector<float> B, Vector<float> C) Apply(Vector<float> a, Vector<float> b, Vector<float> c)
    {
        var middle = Create(scale.Middle);
        return Lab.ToRgb(a * (1 / scale.L), (b - middle) * (1 / scale.Ab), (c - middle) * (1 / scale.Ab));
    }
}
