using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Compat.Learning.Kernels;

/// <summary>
/// One dense row against the rows of a matrix, four at a time, so that the row is read once for four results: those of <see cref="Lanes"/>, bit for bit.
/// </summary>
internal static class ClassLanes
{
    private const int Group = 4;
    private const int GroupOfVectors = 8;

    /// <summary>scores[c] += Σ row[i]·matrix[c·n + i], n the length of the row.</summary>
    public static void AddProducts(ReadOnlySpan<float> row, ReadOnlySpan<float> matrix, Span<float> scores)
    {
        var c = 0;
        for (; row.Length >= Vector512<float>.Count && c <= scores.Length - Group; c += Group)
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

    /// <summary>The order of the vectors is that of <see cref="LaneSum{TTerm}"/>.</summary>
    private static void AddFourProducts(ReadOnlySpan<float> row, ReadOnlySpan<float> matrix, Span<float> scores)
    {
        var lanes = Vector512<float>.Count;
        ref var x = ref MemoryMarshal.GetReference(row);
        ref var w = ref MemoryMarshal.GetReference(matrix);
        var sums = default(FourSums);
        var next = lanes;
        if (row.Length > GroupOfVectors * lanes)
        {
            var end = next + ((row.Length - next) / (GroupOfVectors * lanes) * GroupOfVectors * lanes);
            for (; next < end; next += lanes)
                sums.Add(ref x, ref w, row.Length, next, Vector512<float>.AllBitsSet);
        }

        sums.Add(ref x, ref w, row.Length, 0, Vector512<float>.AllBitsSet);
        for (; next <= row.Length - lanes; next += lanes)
            sums.Add(ref x, ref w, row.Length, next, Vector512<float>.AllBitsSet);
        var isTail = Vector512.GreaterThanOrEqual(Vector512<int>.Indices, Vector512.Create(lanes - (row.Length % lanes)));
        sums.Add(ref x, ref w, row.Length, row.Length - lanes, isTail.AsSingle());
        sums.AddTo(scores);
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
            ((value * f0) + Vector.LoadUnsafe(ref w, at)).StoreUnsafe(ref w, at);
            ((value * f1) + Vector.LoadUnsafe(ref w, at + n)).StoreUnsafe(ref w, at + n);
            ((value * f2) + Vector.LoadUnsafe(ref w, at + (2 * n))).StoreUnsafe(ref w, at + (2 * n));
            ((value * f3) + Vector.LoadUnsafe(ref w, at + (3 * n))).StoreUnsafe(ref w, at + (3 * n));
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
