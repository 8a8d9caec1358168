using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class StochasticDepthScalar : ScalarOp<StochasticDepth>
{
    protected override void Forward(StochasticDepth op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.Y.Data[i] = call.X.Data[i] * Factor(op, call, i);
        }
    }

    protected override void Backward(StochasticDepth op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.X.Gradient[i] += call.Y.Gradient[i] * Factor(op, call, i);
        }
    }

    private static double Factor(StochasticDepth op, Call call, int i)
    {
        var row = i / call.X.Product(1, call.X.Rank);
        return !call.IsTraining ? 1 : RandomNumbers.IsDropped(call.RandomKey, row, op.Probability) ? 0 : 1 / (1.0 - op.Probability);
    }
}
