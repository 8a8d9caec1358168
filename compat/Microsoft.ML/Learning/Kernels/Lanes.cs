using System.Numerics;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Compat.Learning.Kernels;

/// <summary>Sums and updates over single-precision vectors, several lanes at a time; the rest of a length is done one by one.</summary>
internal static class Lanes
{
    /// <summary>Σ a[i]·b[i].</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b[..a.Length]);
        var lanes = Vector<float>.Count;
        var even = Vector<float>.Zero;
        var odd = Vector<float>.Zero;
        var i = 0;
        for (; i <= a.Length - (2 * lanes); i += 2 * lanes)
        {
            even = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref left, (nuint)i), Vector.LoadUnsafe(ref right, (nuint)i), even);
            odd = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref left, (nuint)(i + lanes)), Vector.LoadUnsafe(ref right, (nuint)(i + lanes)), odd);
        }

        var sum = Vector.Sum(even + odd);
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Σ values[i]·dense[indices[i]].</summary>
    public static float Dot(ReadOnlySpan<float> values, ReadOnlySpan<int> indices, ReadOnlySpan<float> dense)
    {
        var sum = 0f;
        for (var i = 0; i < values.Length; i++)
            sum += values[i] * dense[indices[i]];
        return sum;
    }

    public static float SumOfSquares(ReadOnlySpan<float> a) => Dot(a, a);

    public static float Norm(ReadOnlySpan<float> a) => (float)Math.Sqrt(SumOfSquares(a));

    /// <summary>target[i] += scale·source[i].</summary>
    public static void AddScaled(ReadOnlySpan<float> source, float scale, Span<float> target)
    {
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(target[..source.Length]);
        var factor = new Vector<float>(scale);
        var i = 0;
        for (; i <= source.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var sum = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref from, (nuint)i), factor, Vector.LoadUnsafe(ref to, (nuint)i));
            sum.StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < source.Length; i++)
            target[i] += scale * source[i];
    }

    /// <summary>target[indices[i]] += scale·values[i].</summary>
    public static void AddScaled(ReadOnlySpan<float> values, ReadOnlySpan<int> indices, float scale, Span<float> target)
    {
        for (var i = 0; i < values.Length; i++)
            target[indices[i]] += scale * values[i];
    }

    /// <summary>result[i] = a[i] + scale·b[i].</summary>
    public static void SumScaled(ReadOnlySpan<float> a, float scale, ReadOnlySpan<float> b, Span<float> result)
    {
        a.CopyTo(result);
        AddScaled(b, scale, result);
    }

    public static void Scale(Span<float> target, float scale)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] *= scale;
    }

    public static float SumOfMagnitudes(ReadOnlySpan<float> a)
    {
        var sum = 0f;
        foreach (var value in a)
            sum += Math.Abs(value);
        return sum;
    }
}
