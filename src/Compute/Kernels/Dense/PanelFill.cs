using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Compute.Kernels.Dense;

/// <summary>Rows of single precision as a panel, a number taken from each column first, with the columns' sums.</summary>
internal static class PanelFill<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Fills a panel.</summary>
    /// <param name="rows">As many rows as the block is deep, one behind the other.</param>
    /// <param name="shift">What is taken from each column.</param>
    /// <param name="block">The panels.</param>
    /// <param name="panel">The one to fill.</param>
    /// <param name="totals">What is left in each column is added to these.</param>
    public static void Shifted(ReadOnlySpan<float> rows, ReadOnlySpan<float> shift, PanelBlock<T> block, int panel, double[] totals)
    {
        var (from, used) = (panel * PanelBlock<T>.Width, block.Used(panel));
        if (used == PanelBlock<T>.Width)
        {
            Whole(rows, shift[from..], block, panel, totals.AsSpan(from));
            return;
        }

        for (var step = 0; step < block.Depth; step++)
        {
            var to = block.Step(panel, step);
            var row = rows.Slice((step * block.Columns) + from, used);
            for (var c = 0; c < used; c++)
            {
                to[c] = T.CreateTruncating(row[c]) - T.CreateTruncating(shift[from + c]);
                totals[from + c] += double.CreateTruncating(to[c]);
            }
        }
    }

    private static void Whole(ReadOnlySpan<float> rows, ReadOnlySpan<float> shift, PanelBlock<T> block, int panel, Span<double> totals)
    {
        var lanes = Vector512<T>.Count;
        var (low, high) = (Load(shift, 0), Load(shift, lanes));
        var (lowSum, highSum) = (Vector512<T>.Zero, Vector512<T>.Zero);
        for (var step = 0; step < block.Depth; step++)
        {
            var row = rows.Slice((step * block.Columns) + (panel * PanelBlock<T>.Width), PanelBlock<T>.Width);
            ref var to = ref MemoryMarshal.GetReference(block.Step(panel, step));
            var (first, second) = (Load(row, 0) - low, Load(row, lanes) - high);
            first.StoreUnsafe(ref to);
            second.StoreUnsafe(ref to, (nuint)lanes);
            lowSum += first;
            highSum += second;
        }

        for (var c = 0; c < lanes; c++)
        {
            totals[c] += double.CreateTruncating(lowSum[c]);
            totals[lanes + c] += double.CreateTruncating(highSum[c]);
        }
    }

    private static Vector512<T> Load(ReadOnlySpan<float> values, int at)
    {
        ref var from = ref MemoryMarshal.GetReference(values[at..]);
        if (typeof(T) == typeof(float))
        {
            return Vector512.LoadUnsafe(ref from).As<float, T>();
        }

        var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref from));
        return Vector512.Create(low, high).As<double, T>();
    }
}
