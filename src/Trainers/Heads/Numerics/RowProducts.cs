using System.Numerics;
using System.Runtime.InteropServices;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Products of single-precision rows with double-precision vectors. Lane by lane, so that a result depends on the width of the lanes alone.</summary>
internal static class RowProducts
{
    /// <summary>sum_j row_j vector_j.</summary>
    public static double Dot(ReadOnlySpan<float> row, ReadOnlySpan<double> vector)
    {
        var (low, high) = (Vector<double>.Zero, Vector<double>.Zero);
        ref var x = ref MemoryMarshal.GetReference(row);
        ref var w = ref MemoryMarshal.GetReference(vector[..row.Length]);
        var j = 0;
        for (; j <= row.Length - Vector<float>.Count; j += Vector<float>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref x, (nuint)j), out var first, out var second);
            low += first * Vector.LoadUnsafe(ref w, (nuint)j);
            high += second * Vector.LoadUnsafe(ref w, (nuint)(j + Vector<double>.Count));
        }

        var sum = Vector.Sum(low + high);
        for (; j < row.Length; j++)
        {
            sum += row[j] * vector[j];
        }

        return sum;
    }

    /// <summary>vector += factor row.</summary>
    public static void Add(Span<double> vector, double factor, ReadOnlySpan<float> row)
    {
        var times = new Vector<double>(factor);
        ref var x = ref MemoryMarshal.GetReference(row);
        ref var w = ref MemoryMarshal.GetReference(vector[..row.Length]);
        var j = 0;
        for (; j <= row.Length - Vector<float>.Count; j += Vector<float>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref x, (nuint)j), out var first, out var second);
            var next = j + Vector<double>.Count;
            (Vector.LoadUnsafe(ref w, (nuint)j) + (times * first)).StoreUnsafe(ref w, (nuint)j);
            (Vector.LoadUnsafe(ref w, (nuint)next) + (times * second)).StoreUnsafe(ref w, (nuint)next);
        }

        for (; j < row.Length; j++)
        {
            vector[j] += factor * row[j];
        }
    }

    /// <summary>
    /// sum_j a_j b_j of single-precision rows: lanes take 64 products each at most before they are summed in double precision.
    /// </summary>
    public static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var piece = 64 * Vector<float>.Count;
        var sum = 0.0;
        for (var start = 0; start < a.Length; start += piece)
        {
            var count = Math.Min(piece, a.Length - start);
            sum += PieceDot(a.Slice(start, count), b.Slice(start, count));
        }

        return sum;
    }

    private static double PieceDot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        var j = 0;
        for (; j <= a.Length - (2 * Vector<float>.Count); j += 2 * Vector<float>.Count)
        {
            even += Vector.LoadUnsafe(ref x, (nuint)j) * Vector.LoadUnsafe(ref y, (nuint)j);
            var next = (nuint)(j + Vector<float>.Count);
            odd += Vector.LoadUnsafe(ref x, next) * Vector.LoadUnsafe(ref y, next);
        }

        Vector.Widen(even + odd, out var low, out var high);
        var sum = Vector.Sum(low + high);
        for (; j < a.Length; j++)
        {
            sum += (double)a[j] * b[j];
        }

        return sum;
    }
}
