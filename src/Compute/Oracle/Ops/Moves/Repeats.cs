using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class ExpandScalar : MoveScalar<Expand>
{
    protected override int Source(Expand op, Call call, int element) => Broadcast.Source(call.X, call.Y, element);
}

internal sealed class TileScalar : MoveScalar<Tile>
{
    protected override int Source(Tile op, Call call, int element)
    {
        var (source, stride) = (0, 1);
        for (var axis = call.Y.Rank - 1; axis >= 0; axis--)
        {
            (element, var at) = Math.DivRem(element, call.Y.Dims[axis]);
            source += at % call.X.Dims[axis] * stride;
            stride *= call.X.Dims[axis];
        }

        return source;
    }
}
