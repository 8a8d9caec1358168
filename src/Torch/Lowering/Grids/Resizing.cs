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
        var tables = call.Session.Tables.Of((taps, x.dtype), () => TablesOf(call, axis, taps, x));
        if (taps.Count == 1)
        {
            return x.index_select(axis, tables[0]);
        }

        Tensor? sum = null;
        for (var tap = 0; tap < taps.Count; tap++)
        {
            var share = tables[taps.Count + tap];
            var part = x.index_select(axis, tables[tap]).MaskedFill(share.Eq(0), 0) * share;
            sum = sum is null ? part : sum.Plus(part);
        }

        return sum!;
    }

    /// <summary>Of each tap the places that it takes, then of each tap its shares.</summary>
    private static Tensor[] TablesOf(Call call, int axis, ResizeTaps taps, Tensor x)
    {
        var tables = new Tensor[2 * taps.Count];
        for (var tap = 0; tap < taps.Count; tap++)
        {
            var (places, shares) = (new long[taps.Places], new double[taps.Places]);
            for (var i = 0; i < places.Length; i++)
            {
                (places[i], shares[i]) = taps.Of(i, tap);
                places[i] = Math.Max(places[i], 0);
            }

            tables[tap] = call.Placed(torch.tensor(places));
            tables[taps.Count + tap] = call.Placed(Spread(torch.tensor(shares), axis, x.shape.Length)).type(x.dtype);
        }

        return tables;
    }

    private static Tensor Inside(Call call, int axis, ResizeTaps taps, int rank) => call.Session.Tables.Of((taps, "inside"), () =>
    {
        var inside = Enumerable.Range(0, taps.Places).Select(i => taps.Of(i, 0).Place >= 0).ToArray();
        return [call.Placed(Spread(torch.tensor(inside), axis, rank))];
    })[0];

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
