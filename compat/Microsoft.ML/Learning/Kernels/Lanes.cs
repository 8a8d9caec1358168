using System.Numerics;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Compat.Learning.Kernels;

/// <summary>Sums and updates over single-precision vectors. Products are rounded before they are added, as ML.NET does it.</summary>
internal static class Lanes
{
    /// <summary>Σ a[i]·b[i].</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => LaneSum<Product>.Of(a, b);

    /// <summary>Σ values[i]·dense[indices[i]].</summary>
    public static float Dot(ReadOnlySpan<float> values, ReadOnlySpan<int> indices, ReadOnlySpan<float> dense)
    {
        var sum = 0f;
        for (var i = 0; i < values.Length; i++)
            sum += values[i] * dense[indices[i]];
        return sum;
    }

    public static float SumOfSquares(ReadOnlySpan<float> a) => LaneSum<Product>.Of(a, a);

    public static float SumOfMagnitudes(ReadOnlySpan<float> a) => LaneSum<Magnitude>.Of(a, a);

    public static float Norm(ReadOnlySpan<float> a) => (float)Math.Sqrt(SumOfSquares(a));

    public static float Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => (float)Math.Sqrt(LaneSum<SquaredDifference>.Of(a, b));

    /// <summary>target[i] += scale·source[i].</summary>
    public static void AddScaled(ReadOnlySpan<float> source, float scale, Span<float> target) => SumScaled(target[..source.Length], scale, source, target);

    /// <summary>target[indices[i]] += scale·values[i].</summary>
    public static void AddScaled(ReadOnlySpan<float> values, ReadOnlySpan<int> indices, float scale, Span<float> target)
    {
        for (var i = 0; i < values.Length; i++)
            target[indices[i]] += scale * values[i];
    }

    /// <summary>result[i] = a[i] + scale·b[i]; result may be a.</summary>
    public static void SumScaled(ReadOnlySpan<float> a, float scale, ReadOnlySpan<float> b, Span<float> result)
    {
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b[..a.Length]);
        ref var to = ref MemoryMarshal.GetReference(result[..a.Length]);
        var factor = new Vector<float>(scale);
        var i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
            (Vector.LoadUnsafe(ref left, (nuint)i) + (factor * Vector.LoadUnsafe(ref right, (nuint)i))).StoreUnsafe(ref to, (nuint)i);
        for (; i < a.Length; i++)
            result[i] = a[i] + (scale * b[i]);
    }

    public static void Scale(Span<float> target, float scale)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] *= scale;
    }
}
