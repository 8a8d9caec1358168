using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering.Moves;

/// <summary>Ops that compute nothing: every element of the result is one of the value's, or a constant.</summary>
internal static class MoveLowerings
{
    public static OpLowering[] All { get; } =
    [
        Lowered.By<Flatten>((_, call) => call.X.reshape(call.Dims()), Casting.AsTheyCome),
        Lowered.By<Reshape>(Reshape, Casting.AsTheyCome),
        Lowered.One<Transpose>((op, x) => x.permute([.. op.Order.Select(axis => (long)axis)]), Casting.AsTheyCome),
        Lowered.By<Concat>((op, call) => torch.cat(call.Inputs, op.Axis), Casting.AsTheyCome),
        Lowered.By<Slice>(Slice, Casting.AsTheyCome),
        Lowered.By<Expand>((_, call) => call.X.expand(call.Dims()), Casting.AsTheyCome),
        Lowered.One<Tile>((op, x) => x.repeat([.. op.Repeats.Select(r => (long)r)]), Casting.AsTheyCome),
        Lowered.One<Reverse>((op, x) => x.flip([.. op.Axes.Select(axis => (long)axis)]), Casting.AsTheyCome),
        Lowered.One<Trilu>((op, x) => op.Upper ? x.triu(op.Diagonal) : x.tril(op.Diagonal), Casting.AsTheyCome),
        Lowered.By<Pad>((op, call) => Around.Of(call.X, [.. op.Before], [.. op.After], op.Kind, op.Value), Casting.AsTheyCome),
        Lowered.By<Pad2d>(Pad2d, Casting.AsTheyCome),
    ];

    private static Tensor Reshape(Reshape op, Call call)
    {
        var dims = call.Dims();
        var fits = call.X.numel() == dims.Aggregate(1L, (product, size) => product * size);
        return fits
            ? call.X.reshape(dims)
            : throw call.Fail(
                $"{op.Target} to have as many numbers as {Showing.Of(call.X)}", Showing.Of(call.X.dtype, dims), "Give sizes for which both shapes agree.");
    }

    private static Tensor Slice(Slice op, Call call)
    {
        var axis = op.Axis < 0 ? op.Axis + call.X.shape.Length : op.Axis;
        var end = op.Start + ((op.Length - 1L) * op.Step) + 1;
        return end <= call.X.shape[axis]
            ? call.X.slice(axis, op.Start, end, op.Step)
            : throw call.Fail(
                $"a value that a slice of {op.Start} + {op.Length} places of step {op.Step} fits into", Showing.Of(call.X), "Give a larger one.");
    }

    private static Tensor Pad2d(Pad2d op, Call call)
    {
        var amount = op.Amount;
        var fits = Math.Max(amount.Top, amount.Bottom) < call.X.shape[2] && Math.Max(amount.Left, amount.Right) < call.X.shape[3];
        return op.Kind != PadKind.Reflect || fits
            ? Around.Of(call.X, [0, 0, amount.Top, amount.Left], [0, 0, amount.Bottom, amount.Right], op.Kind, op.Value)
            : throw call.Fail($"a picture larger than its mirrored padding {amount}", Showing.Of(call.X), "Give larger pictures.");
    }
}
