using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class TriluScalar : MoveScalar<Trilu>
{
    protected override int Source(Trilu op, Call call, int element)
    {
        var above = (element % call.Y.Dims[^1]) - (element / call.Y.Dims[^1] % call.Y.Dims[^2]) - op.Diagonal;
        return op.Upper ? (above >= 0 ? element : -1) : above <= 0 ? element : -1;
    }
}
