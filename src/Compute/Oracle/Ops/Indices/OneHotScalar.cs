using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>The gradients of both numbers are the sums of those where they stand.</summary>
internal sealed class OneHotScalar : ScalarOp<OneHot>
{
    protected override void Forward(OneHot op, Call call)
    {
        for (var i = 0; i < call.Y.Count; i++)
        {
            call.Y.Whole[i] = call.Inputs[1].Whole[Choice(op, call, i)];
        }
    }

    protected override void Backward(OneHot op, Call call)
    {
        for (var i = 0; i < call.Y.Count; i++)
        {
            call.Inputs[1].Gradient[Choice(op, call, i)] += call.Y.Gradient[i];
        }
    }

    /// <summary>0 for off, 1 for on.</summary>
    private static int Choice(OneHot op, Call call, int element)
    {
        var axis = op.Axis < 0 ? op.Axis + call.Y.Rank : op.Axis;
        var inner = call.Y.Product(axis + 1, call.Y.Rank);
        var place = element / inner % op.Depth;
        var index = call.X.Whole[(element / inner / op.Depth * inner) + (element % inner)];
        return index == place || index + op.Depth == place ? 1 : 0;
    }
}
