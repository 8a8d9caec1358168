using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MLNetVision.Imaging.Kernels;

/// <summary>Rows of histograms whose length is a multiple of any vector's.</summary>
internal static class HistogramKernels
{
    private const int Multiple = 16;

    public static int Padded(int bins) => (bins + Multiple - 1) / Multiple * Multiple;

    /// <summary>
    /// Adds one to bin codes[plane][i] of the plane, whose <paramref name="bins"/> follow those of the planes before, in the row of labels[i].
    /// </summary>
    public static void Count(ReadOnlySpan<int> labels, ReadOnlySpan<byte[]> codes, int bins, int rowLength, Span<int> counts)
    {
        ref var count = ref MemoryMarshal.GetReference(counts);
        const int Block = 4;
        var plane = 0;
        for (; plane <= codes.Length - Block; plane += Block)
        {
            ref var a = ref MemoryMarshal.GetArrayDataReference(codes[plane]);
            ref var b = ref MemoryMarshal.GetArrayDataReference(codes[plane + 1]);
            ref var c = ref MemoryMarshal.GetArrayDataReference(codes[plane + 2]);
            ref var d = ref MemoryMarshal.GetArrayDataReference(codes[plane + 3]);
            for (var i = 0; i < labels.Length; i++)
            {
                ref var row = ref Unsafe.Add(ref count, (labels[i] * rowLength) + (plane * bins));
                Unsafe.Add(ref row, Unsafe.Add(ref a, i))++;
                Unsafe.Add(ref row, bins + Unsafe.Add(ref b, i))++;
                Unsafe.Add(ref row, (2 * bins) + Unsafe.Add(ref c, i))++;
                Unsafe.Add(ref row, (3 * bins) + Unsafe.Add(ref d, i))++;
            }
        }

        for (; plane < codes.Length; plane++)
        {
            ref var a = ref MemoryMarshal.GetArrayDataReference(codes[plane]);
            for (var i = 0; i < labels.Length; i++)
                Unsafe.Add(ref count, (labels[i] * rowLength) + (plane * bins) + Unsafe.Add(ref a, i))++;
        }
    }

    /// <summary>The first rows of counts as shares of their sums.</summary>
    public static void Normalise(ReadOnlySpan<int> counts, int rowLength, int rows, Span<float> shares)
    {
        for (var start = 0; start < rows * rowLength; start += rowLength)
        {
            var row = counts.Slice(start, rowLength);
            long total = 0;
            foreach (var count in row)
                total += count;

            for (var i = 0; i < rowLength; i++)
                shares[start + i] = (float)((double)row[i] / total);
        }
    }

    /// <summary>The sum of the lesser of each two values. The order of adding, and so the last bits, depend on the vectors' length.</summary>
    public static float Intersection(ReadOnlySpan<float> rows, int a, int b, int length)
    {
        ref var one = ref MemoryMarshal.GetReference(rows.Slice(a, length));
        ref var other = ref MemoryMarshal.GetReference(rows.Slice(b, length));
        var sum = Vector<float>.Zero;
        for (var i = 0; i < length; i += Vector<float>.Count)
            sum += Vector.Min(Vector.LoadUnsafe(ref one, (nuint)i), Vector.LoadUnsafe(ref other, (nuint)i));

        return Vector.Sum(sum);
    }

    /// <summary>A row from two others: b + share * (a - b).</summary>
    public static void Mix(Span<float> rows, int a, int b, float share, int into, int length)
    {
        ref var one = ref MemoryMarshal.GetReference(rows.Slice(a, length));
        ref var other = ref MemoryMarshal.GetReference(rows.Slice(b, length));
        ref var result = ref MemoryMarshal.GetReference(rows.Slice(into, length));
        for (var i = 0; i < length; i += Vector<float>.Count)
        {
            var low = Vector.LoadUnsafe(ref other, (nuint)i);
            (low + (share * (Vector.LoadUnsafe(ref one, (nuint)i) - low))).StoreUnsafe(ref result, (nuint)i);
        }
    }
}
