using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Products of single-precision rows with double-precision vectors, eight lanes at a time; a machine with narrower lanes takes them in turn.</summary>
internal static class RowProducts
{
    private const int Lanes = 8;

    /// <summary>sum_j row_j vector_j.</summary>
    public static double Dot(ReadOnlySpan<float> row, ReadOnlySpan<double> vector)
    {
        var (first, second, third, fourth) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        ref var x = ref MemoryMarshal.GetReference(row);
        ref var w = ref MemoryMarshal.GetReference(vector[..row.Length]);
        var j = 0;
        for (; j <= row.Length - (4 * Lanes); j += 4 * Lanes)
        {
            var place = (nuint)j;
            var (a, b) = Vector512.Widen(Vector512.LoadUnsafe(ref x, place));
            var (c, d) = Vector512.Widen(Vector512.LoadUnsafe(ref x, place + (2 * Lanes)));
            first = Vector512.FusedMultiplyAdd(a, Vector512.LoadUnsafe(ref w, place), first);
            second = Vector512.FusedMultiplyAdd(b, Vector512.LoadUnsafe(ref w, place + Lanes), second);
            third = Vector512.FusedMultiplyAdd(c, Vector512.LoadUnsafe(ref w, place + (2 * Lanes)), third);
            fourth = Vector512.FusedMultiplyAdd(d, Vector512.LoadUnsafe(ref w, place + (3 * Lanes)), fourth);
        }

        var sum = Vector512.Sum(first + second + (third + fourth));
        for (; j < row.Length; j++)
        {
            sum += row[j] * vector[j];
        }

        return sum;
    }

    /// <summary>vector += factor row.</summary>
    public static void Add(Span<double> vector, double factor, ReadOnlySpan<float> row)
    {
        var times = Vector512.Create(factor);
        ref var x = ref MemoryMarshal.GetReference(row);
        ref var w = ref MemoryMarshal.GetReference(vector[..row.Length]);
        var j = 0;
        for (; j <= row.Length - (2 * Lanes); j += 2 * Lanes)
        {
            var place = (nuint)j;
            var (a, b) = Vector512.Widen(Vector512.LoadUnsafe(ref x, place));
            Vector512.FusedMultiplyAdd(times, a, Vector512.LoadUnsafe(ref w, place)).StoreUnsafe(ref w, place);
            Vector512.FusedMultiplyAdd(times, b, Vector512.LoadUnsafe(ref w, place + Lanes)).StoreUnsafe(ref w, place + Lanes);
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
