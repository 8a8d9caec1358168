using System.Runtime.Intrinsics;

namespace Microsoft.ML.Compat.Learning.Kernels;

/// <summary>|a|; b is not looked at.</summary>
internal readonly struct Magnitude : ITerm
{
    public static float Of(float a, float b) => Math.Abs(a);

    public static Vector128<float> Of(Vector128<float> a, Vector128<float> b) => Vector128.Abs(a);

    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b) => Vector256.Abs(a);

    public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => Vector512.Abs(a);
}
