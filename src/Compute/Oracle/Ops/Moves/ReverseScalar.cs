using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class ReverseScalar : MoveScalar<Reverse>
{
    protected override int Source(Reverse op, Call call, int element)
    {
        var (source, stride) = (0, 1);
        for (var axis = call.Y.Rank - 1; axis >= 0; axis--)
        {
            var size = call.Y.Dims[axis];
            (element, var at) = Math.DivRem(element, size);
            source += (IsReversed(op.Axes, axis, call.Y.Rank) ? size - 1 - at : at) * stride;
            stride *= size;
        }

        return source;
    }

    private static bool IsReversed(Axes axes, int axis, int rank)
    {
        for (var i = 0; i < axes.Count; i++)
        {
            if (axes[i] == axis || axes[i] == axis - rank)
            {
                return true;
            }
        }

        return false;
    }
}
