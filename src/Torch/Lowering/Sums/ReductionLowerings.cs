using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;
using MLNetVision.Torch.Lowering.Moves;
using Reduce = MLNetVision.Networks.Ops.Reduce;

namespace MLNetVision.Torch.Lowering.Sums;

/// <summary>Many numbers that become one, and sums up to each place.</summary>
internal static class ReductionLowerings
{
    public static OpLowering[] All { get; } =
    [
        Lowered.One<Reduce>((op, x) => x.dtype.IsFloating() ? Joined(op, x) : Joined(op, x.type(ScalarType.Int64)).type(x.dtype)),
        Lowered.One<CumulativeSum>(CumulativeSum),
    ];

    private static Tensor Joined(Reduce op, Tensor x)
    {
        long[] axes = [.. op.Axes.Select(axis => (long)axis)];
        Tensor Sum(Tensor y) => y.sum(axes, op.KeepAxes, y.dtype);
        return op.Kind switch
        {
            ReduceKind.Sum => Sum(x),
            ReduceKind.Mean => Mean(op, x, axes),
            ReduceKind.Max => x.amax(axes, op.KeepAxes),
            ReduceKind.Min => x.amin(axes, op.KeepAxes),
            ReduceKind.Product => Product(op, x),
            ReduceKind.SumOfSquares => Sum(x * x),
            ReduceKind.L1 => Sum(x.abs()),
            ReduceKind.L2 => RootOf(Sum(x * x)),
            ReduceKind.LogSum => Sum(x).log(),
            _ => Restored(op, x, Together(op, x).logsumexp(-1)),
        };
    }

    /// <summary>A whole mean is cut off.</summary>
    private static Tensor Mean(Reduce op, Tensor x, long[] axes)
    {
        if (x.dtype.IsFloating())
        {
            return x.mean(axes, op.KeepAxes);
        }

        var sum = x.sum(axes, op.KeepAxes, ScalarType.Int64);
        return sum.TruncDiv(x.numel() / Math.Max(sum.numel(), 1));
    }

    /// <summary>The root, whose slope at 0 counts as 0.</summary>
    private static Tensor RootOf(Tensor sum)
    {
        var isZero = sum.Eq(0);
        return sum.MaskedFill(isZero, 1).sqrt().MaskedFill(isZero, 0);
    }

    private static Tensor Product(Reduce op, Tensor x)
    {
        var products = Together(op, x).cumprod(-1, x.dtype);
        return Restored(op, x, products.select(-1, products.shape[^1] - 1));
    }

    /// <summary>The axes that are joined as one, the last.</summary>
    private static Tensor Together(Reduce op, Tensor x)
    {
        var (kept, joined) = Split(op, x);
        return x.permute([.. kept, .. joined]).reshape([.. kept.Select(axis => x.shape[axis]), joined.Aggregate(1L, (p, axis) => p * x.shape[axis])]);
    }

    private static Tensor Restored(Reduce op, Tensor x, Tensor result)
    {
        var joined = Split(op, x).Joined;
        return op.KeepAxes ? result.reshape([.. x.shape.Select((size, axis) => joined.Contains(axis) ? 1 : size)]) : result;
    }

    private static (long[] Kept, long[] Joined) Split(Reduce op, Tensor x)
    {
        var rank = x.shape.Length;
        long[] joined = [.. op.Axes.Select(axis => (long)(axis < 0 ? axis + rank : axis)).Order()];
        return ([.. Enumerable.Range(0, rank).Select(axis => (long)axis).Except(joined)], joined);
    }

    private static Tensor CumulativeSum(CumulativeSum op, Tensor x)
    {
        var axis = op.Axis < 0 ? op.Axis + x.shape.Length : op.Axis;
        x = op.Backwards ? x.flip(axis) : x;
        if (op.Exclusive)
        {
            var (before, after) = (new long[x.shape.Length], new long[x.shape.Length]);
            (before[axis], after[axis]) = (1, -1);
            x = Around.Constant(x, before, after, 0);
        }

        var sums = x.cumsum(axis, x.dtype);
        return op.Backwards ? sums.flip(axis) : sums;
    }
}
