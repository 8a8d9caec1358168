using System.Runtime.Intrinsics;

namespace Microsoft.ML.Compat.Learning.Kernels;

/// <summary>(a - b)².</summary>
internal readonly struct SquaredDifference : ITerm
{
    public static float Of(float a, float b) => (a - b) * (a - b);

    public static Vector128<float> Of(Vector128<float> a, Vector128<float> b) => (a - b) * (a - b);

    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b) => (a - b) * (a - b);

    public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => (a - b) * (a - b);
}
