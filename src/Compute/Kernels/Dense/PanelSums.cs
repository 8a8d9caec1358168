using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Compute.Kernels.Dense;

/// <summary>Products of two panels added to a matrix in double precision.</summary>
internal static unsafe class PanelSums<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>sums[i, j] += Σ_k a[k, i] b[k, j] for the columns of two panels.</summary>
    /// <param name="a">A matrix in panels.</param>
    /// <param name="left">One of them.</param>
    /// <param name="b">Another, of the same depth.</param>
    /// <param name="right">One of its panels.</param>
    /// <param name="sums">[a.Columns, b.Columns].</param>
    public static void Add(PanelBlock<T> a, int left, PanelBlock<T> b, int right, double[] sums)
    {
        var (width, columns) = (PanelBlock<T>.Width, b.Used(right));
        var tile = stackalloc T[PanelTile<T>.Rows * width];
        for (var from = 0; from < a.Used(left); from += PanelTile<T>.Rows)
        {
            PanelTile<T>.Multiply(a.Panel(left) + from, b.Panel(right), a.Depth, tile);
            var rows = Math.Min(PanelTile<T>.Rows, a.Used(left) - from);
            for (var r = 0; r < rows; r++)
            {
                var row = (left * width) + from + r;
                Add(sums.AsSpan((int)(((long)row * b.Columns) + (right * width)), columns), new ReadOnlySpan<T>(tile + (r * width), columns));
            }
        }
    }

    private static void Add(Span<double> sums, ReadOnlySpan<T> products)
    {
        ref var to = ref MemoryMarshal.GetReference(sums);
        ref var from = ref MemoryMarshal.GetReference(products);
        nuint i = 0, lanes = (nuint)Vector512<T>.Count, half = (nuint)Vector512<double>.Count;
        for (; i + lanes <= (nuint)sums.Length; i += lanes)
        {
            var product = Vector512.LoadUnsafe(ref from, i);
            if (typeof(T) == typeof(float))
            {
                var (low, high) = Vector512.Widen(product.AsSingle());
                (Vector512.LoadUnsafe(ref to, i) + low).StoreUnsafe(ref to, i);
                (Vector512.LoadUnsafe(ref to, i + half) + high).StoreUnsafe(ref to, i + half);
            }
            else
            {
                (Vector512.LoadUnsafe(ref to, i) + product.AsDouble()).StoreUnsafe(ref to, i);
            }
        }

        for (var c = (int)i; c < sums.Length; c++)
        {
            sums[c] += double.CreateTruncating(products[c]);
        }
    }
}
