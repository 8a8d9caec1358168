using System.Numerics;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Compat.Learning.Kernels;

/// <summary>One dense row against the rows of a matrix, four at a time, so that the row is read once for four results.</summary>
internal static class ClassLanes
{
    private const int Group = 4;

    /// <summary>scores[c] += Σ row[i]·matrix[c·n + i], n the length of the row.</summary>
    public static void AddProducts(ReadOnlySpan<float> row, ReadOnlySpan<float> matrix, Span<float> scores)
    {
        var c = 0;
        for (; c <= scores.Length - Group; c += Group)
            AddFourProducts(row, matrix.Slice(c * row.Length, Group * row.Length), scores.Slice(c, Group));
        for (; c < scores.Length; c++)
            scores[c] += Lanes.Dot(row, matrix.Slice(c * row.Length, row.Length));
    }

    /// <summary>matrix[c·n + i] += factors[c]·row[i], n the length of the row.</summary>
    public static void AddOuter(ReadOnlySpan<float> row, ReadOnlySpan<float> factors, Span<float> matrix)
    {
        var c = 0;
        for (; c <= factors.Length - Group; c += Group)
            AddFourScaled(row, factors.Slice(c, Group), matrix.Slice(c * row.Length, Group * row.Length));
        for (; c < factors.Length; c++)
            Lanes.AddScaled(row, factors[c], matrix.Slice(c * row.Length, row.Length));
    }

    private static void AddFourProducts(ReadOnlySpan<float> row, ReadOnlySpan<float> matrix, Span<float> scores)
    {
        ref var x = ref MemoryMarshal.GetReference(row);
        ref var w = ref MemoryMarshal.GetReference(matrix);
        var n = (nuint)row.Length;
        Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
        var i = 0;
        for (; i <= row.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var at = (nuint)i;
            var value = Vector.LoadUnsafe(ref x, at);
            s0 = Vector.FusedMultiplyAdd(value, Vector.LoadUnsafe(ref w, at), s0);
            s1 = Vector.FusedMultiplyAdd(value, Vector.LoadUnsafe(ref w, at + n), s1);
            s2 = Vector.FusedMultiplyAdd(value, Vector.LoadUnsafe(ref w, at + (2 * n)), s2);
            s3 = Vector.FusedMultiplyAdd(value, Vector.LoadUnsafe(ref w, at + (3 * n)), s3);
        }

        var (t0, t1, t2, t3) = (Vector.Sum(s0), Vector.Sum(s1), Vector.Sum(s2), Vector.Sum(s3));
        for (; i < row.Length; i++)
        {
            t0 += row[i] * matrix[i];
            t1 += row[i] * matrix[i + row.Length];
            t2 += row[i] * matrix[i + (2 * row.Length)];
            t3 += row[i] * matrix[i + (3 * row.Length)];
        }

        scores[0] += t0;
        scores[1] += t1;
        scores[2] += t2;
        scores[3] += t3;
    }

    private static void AddFourScaled(ReadOnlySpan<float> row, ReadOnlySpan<float> factors, Span<float> matrix)
    {
        ref var x = ref MemoryMarshal.GetReference(row);
        ref var w = ref MemoryMarshal.GetReference(matrix);
        var n = (nuint)row.Length;
        Vector<float> f0 = new(factors[0]), f1 = new(factors[1]), f2 = new(factors[2]), f3 = new(factors[3]);
        var i = 0;
        for (; i <= row.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var at = (nuint)i;
            var value = Vector.LoadUnsafe(ref x, at);
            Vector.FusedMultiplyAdd(value, f0, Vector.LoadUnsafe(ref w, at)).StoreUnsafe(ref w, at);
            Vector.FusedMultiplyAdd(value, f1, Vector.LoadUnsafe(ref w, at + n)).StoreUnsafe(ref w, at + n);
            Vector.FusedMultiplyAdd(value, f2, Vector.LoadUnsafe(ref w, at + (2 * n))).StoreUnsafe(ref w, at + (2 * n));
            Vector.FusedMultiplyAdd(value, f3, Vector.LoadUnsafe(ref w, at + (3 * n))).StoreUnsafe(ref w, at + (3 * n));
        }

        for (; i < row.Length; i++)
        {
            matrix[i] += factors[0] * row[i];
            matrix[i + row.Length] += factors[1] * row[i];
            matrix[i + (2 * row.Length)] += factors[2] * row[i];
            matrix[i + (3 * row.Length)] += factors[3] * row[i];
        }
    }
}
