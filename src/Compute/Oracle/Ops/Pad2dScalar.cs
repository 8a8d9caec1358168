using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class Pad2dScalar : MoveScalar<Pad2d>
{
    protected override double Constant(Pad2d op) => op.Value;

    protected override int Source(Pad2d op, Call call, int element)
    {
        var (height, width) = (call.X.Dims[2], call.X.Dims[3]);
        var (rows, columns) = (call.Y.Dims[2], call.Y.Dims[3]);
        var row = Inside(op.Kind, (element / columns % rows) - op.Amount.Top, height);
        var column = Inside(op.Kind, (element % columns) - op.Amount.Left, width);
        return row < 0 || column < 0 ? -1 : (((element / columns / rows * height) + row) * width) + column;
    }

    protected override void Check(Pad2d op, Call call)
    {
        var fits = Math.Max(op.Amount.Top, op.Amount.Bottom) < call.X.Dims[2] && Math.Max(op.Amount.Left, op.Amount.Right) < call.X.Dims[3];
        if (op.Kind == PadKind.Reflect && !fits)
        {
            throw call.Fail($"a picture larger than its mirrored padding {op.Amount}", $"{call.X}", "Give larger pictures.");
        }
    }

    private static int Inside(PadKind kind, int place, int size) => kind switch
    {
        PadKind.Wrap => ((place % size) + size) % size,
        PadKind.Edge => Math.Clamp(place, 0, size - 1),
        PadKind.Reflect => place < 0 ? -place : place >= size ? (2 * (size - 1)) - place : place,
        _ => place < 0 || place >= size ? -1 : place,
    };
}
