using System.Numerics;
using System.Runtime.InteropServices;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Linear algebra on vectors in double precision.</summary>
internal static class Vectors
{
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b[..a.Length]);
        var (even, odd) = (Vector<double>.Zero, Vector<double>.Zero);
        var j = 0;
        for (; j <= a.Length - (2 * Vector<double>.Count); j += 2 * Vector<double>.Count)
        {
            even += Vector.LoadUnsafe(ref x, (nuint)j) * Vector.LoadUnsafe(ref y, (nuint)j);
            var next = (nuint)(j + Vector<double>.Count);
            odd += Vector.LoadUnsafe(ref x, next) * Vector.LoadUnsafe(ref y, next);
        }

        var sum = Vector.Sum(even + odd);
        for (; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }

        return sum;
    }

    /// <summary>to += factor a.</summary>
    public static void Add(Span<double> to, double factor, ReadOnlySpan<double> a)
    {
        ref var x = ref MemoryMarshal.GetReference(a[..to.Length]);
        ref var y = ref MemoryMarshal.GetReference(to);
        var times = new Vector<double>(factor);
        var j = 0;
        for (; j <= to.Length - Vector<double>.Count; j += Vector<double>.Count)
        {
            (Vector.LoadUnsafe(ref y, (nuint)j) + (times * Vector.LoadUnsafe(ref x, (nuint)j))).StoreUnsafe(ref y, (nuint)j);
        }

        for (; j < to.Length; j++)
        {
            to[j] += factor * a[j];
        }
    }

    /// <summary>to = factor a.</summary>
    public static void Scale(Span<double> to, double factor, ReadOnlySpan<double> a)
    {
        for (var j = 0; j < to.Length; j++)
        {
            to[j] = factor * a[j];
        }
    }

    /// <summary>The largest magnitude.</summary>
    public static double Largest(ReadOnlySpan<double> a)
    {
        var largest = 0.0;
        foreach (var value in a)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
