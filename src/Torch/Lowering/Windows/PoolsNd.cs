using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Windows;

/// <summary>Pools over any number of axes: what is under the windows is gathered by places that the host works out.</summary>
internal static class PoolsNd
{
    public static Tensor[] Pool(PoolNd op, Call call)
    {
        var (dims, x) = (call.Dims(), call.X);
        Sliding[] axes = [.. Enumerable.Range(0, op.Kernel.Count).Select(a => Sliding.Along(
            call, a + 2, op.Kernel[a], At(op.Stride, a, 1), At(op.Dilation, a, 1), (At(op.Before, a, 0), At(op.After, a, 0), false)))];
        var windows = new SeenElements(axes);
        var seen = call.Placed(torch.tensor(windows.Elements));
        var isSeen = seen.Ge(0).reshape(windows.Places, windows.Taps);
        var planes = x.reshape(dims[0] * dims[1], -1);
        var under = planes.index_select(1, seen.ClampMin(0)).reshape(-1, windows.Places, windows.Taps);
        return op.Kind switch
        {
            PoolNdKind.Max => Largest(op, call, under, seen.reshape(windows.Places, windows.Taps), axes),
            PoolNdKind.Average => [Average(op, call, under.MaskedFill(isSeen.logical_not(), 0), windows).reshape(dims)],
            _ => [Norm(op, under.MaskedFill(isSeen.logical_not(), 0)).reshape(dims)],
        };
    }

    /// <summary>The first of equal maxima.</summary>
    private static Tensor[] Largest(PoolNd op, Call call, Tensor under, Tensor seen, Sliding[] axes)
    {
        var isHidden = seen.Lt(0);
        if (isHidden.sum(1, false, ScalarType.Int64).Eq(seen.shape[1]).any().item<bool>())
        {
            throw PoolLowerings.EmptyWindow(call);
        }

        var dims = call.Dims();
        var comparable = under.dtype.IsFloating() ? under.detach() : under.type(ScalarType.Int64);
        comparable = under.dtype.IsFloating()
            ? comparable.MaskedFill(isHidden, double.NegativeInfinity)
            : comparable.MaskedFill(isHidden, long.MinValue);
        var tap = comparable.argmax(2, keepdim: true);
        var maxima = under.gather(2, tap).reshape(dims);
        if (!op.WithIndices)
        {
            return [maxima];
        }

        var element = seen.unsqueeze(0).expand(under.shape).gather(2, tap).squeeze(2);
        element = op.ColumnMajor ? ColumnMajor(element, axes) : element;
        var plane = HeldNumbers.Range(0, element.shape[0], element.device).unsqueeze(1).Mul(axes.Aggregate(1L, (product, a) => product * a.Size));
        return [maxima, element.Plus(plane).reshape(dims)];
    }

    private static Tensor ColumnMajor(Tensor element, Sliding[] axes)
    {
        Tensor? number = null;
        foreach (var axis in axes.Reverse())
        {
            var at = element.Remainder(axis.Size);
            number = number is null ? at : number.Mul(axis.Size).Plus(at);
            element = element.FloorDiv(axis.Size);
        }

        return number!;
    }

    private static Tensor Average(PoolNd op, Call call, Tensor under, SeenElements windows)
    {
        var divisors = call.Placed(torch.tensor(windows.Counts(op.CountPadding)));
        return under.sum(2, false, under.dtype) / divisors.type(under.dtype);
    }

    /// <summary>(sum of |x|^p)^(1/p), whose slope at 0 counts as 0.</summary>
    private static Tensor Norm(PoolNd op, Tensor under)
    {
        var sum = under.abs().Pow(op.P).sum(2, false, under.dtype);
        var isZero = sum.Eq(0);
        return sum.MaskedFill(isZero, 1).Pow(1 / op.P).MaskedFill(isZero, 0);
    }

    private static int At(Axes amounts, int axis, int otherwise) => amounts.Count == 0 ? otherwise : amounts[axis];
}
