using System.Runtime.Intrinsics;

namespace Microsoft.ML.Compat.Learning.Kernels;

/// <summary>A term of a sum, for one pair of numbers and for lanes of them.</summary>
internal interface ITerm
{
    static abstract float Of(float a, float b);

    static abstract Vector128<float> Of(Vector128<float> a, Vector128<float> b);

    static abstract Vector256<float> Of(Vector256<float> a, Vector256<float> b);

    static abstract Vector512<float> Of(Vector512<float> a, Vector512<float> b);
}
