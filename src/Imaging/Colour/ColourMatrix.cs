using System.Numerics;
using static System.Numerics.Vector;

namespace MLNetVision.Imaging;

/// <summary>A linear map of colours and a shift.</summary>
internal readonly struct ColourMatrix(
    float m11, float m12, float m13, float m21, float m22, float m23, float m31, float m32, float m33, float shift1, float shift2, float shift3)
    : IColourOperation
{
    public (Vector<float> A, Vector<float> B, Vector<float> C) Apply(Vector<float> a, Vector<float> b, Vector<float> c) => (
        (a * m11) + (b * m12) + (c * m13) + Create(shift1),
        (a * m21) + (b * m22) + (c * m23) + Create(shift2),
        (a * m31) + (b * m32) + (c * m33) + Create(shift3));

    /// <summary>matrix * colour + shift, nine numbers row by row and three.</summary>
    public static ColourMatrix Of(ReadOnlySpan<double> m, ReadOnlySpan<double> shift) => new(
        (float)m[0], (float)m[1], (float)m[2], (float)m[3], (float)m[4], (float)m[5], (float)m[6], (float)m[7], (float)m[8],
        (float)shift[0], (float)shift[1], (float)shift[2]);

    /// <summary>The way back from matrix * colour + shift.</summary>
    public static ColourMatrix Back(ReadOnlySpan<double> m, ReadOnlySpan<double> shift)
    {
        var back = new PerspectiveTransform(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]).Inverse();
        return Of(
            [back.M11, back.M12, back.M13, back.M21, back.M22, back.M23, back.M31, back.M32, back.M33],
            [
                -(back.M11 * shift[0]) - (back.M12 * shift[1]) - (back.M13 * shift[2]),
                -(back.M21 * shift[0]) - (back.M22 * shift[1]) - (back.M23 * shift[2]),
                -(back.M31 * shift[0]) - (back.M32 * shift[1]) - (back.M33 * shift[2]),
            ]);
    }
}
