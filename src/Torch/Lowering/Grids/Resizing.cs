using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Grids;

/// <summary>Another size along one axis after the other: each new place takes of up to four old ones, each times its share.</summary>
internal static class Resizing
{
    public static Tensor Resize(Resize op, Call call)
    {
        var (x, dims) = (call.X, call.Dims());
        Tensor? isInside = null;
        for (var axis = 0; axis < dims.Length; axis++)
        {
            var taps = new ResizeTaps(op, axis, checked((int)call.X.shape[axis]), checked((int)dims[axis]));
            if (!taps.IsSame)
            {
                x = Along(call, x, axis, taps);
                isInside = op.Coordinates == ResizeCoordinates.Crop ? And(isInside, Inside(call, axis, taps, dims.Length)) : isInside;
            }
        }

        return isInside is null ? x : torch.where(isInside, x, Extrapolation(op, x));
    }

    private static Tensor Along(Call call, Tensor x, int axis, ResizeTaps taps)
    {
        Tensor? sum = null;
        for (var tap = 0; tap < taps.Count; tap++)
        {
            var (places, shares) = (new long[taps.Places], new double[taps.Places]);
            for (var i = 0; i < places.Length; i++)
            {
                (places[i], shares[i]) = taps.Of(i, tap);
            }

            var taken = x.index_select(axis, call.Placed(torch.tensor(places)).ClampMin(0));
            if (taps.Count == 1)
            {
                return taken;
            }

            var share = call.Placed(Spread(torch.tensor(shares), axis, x.shape.Length)).type(x.dtype);
            var part = taken.MaskedFill(share.Eq(0), 0) * share;
            sum = sum is null ? part : sum.Plus(part);
        }

        return sum!;
    }

    private static Tensor Inside(Call call, int axis, ResizeTaps taps, int rank)
    {
        var inside = Enumerable.Range(0, taps.Places).Select(i => taps.Of(i, 0).Place >= 0).ToArray();
        return call.Placed(Spread(torch.tensor(inside), axis, rank));
    }

    private static Tensor And(Tensor? a, Tensor b) => a is null ? b : a.logical_and(b);

    private static Tensor Spread(Tensor numbers, int axis, int rank)
    {
        var shape = Enumerable.Repeat(1L, rank).ToArray();
        shape[axis] = -1;
        return numbers.reshape(shape);
    }

    private static Tensor Extrapolation(Resize op, Tensor x) => x.dtype.IsFloating()
        ? HeldNumbers.Full([], op.Extrapolation, x.dtype, x.device)
        : HeldNumbers.Full([], (long)op.Extrapolation, x.dtype, x.device);
}
