using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class ShapeOfScalar : ScalarOp<ShapeOf>
{
    protected override void Forward(ShapeOf op, Call call)
    {
        var (from, to) = op.Range(call.X.Rank);
        for (var axis = from; axis < to; axis++)
        {
            call.Y.Whole[axis - from] = call.X.Dims[axis];
        }
    }

    protected override void Backward(ShapeOf op, Call call)
    {
    }
}
