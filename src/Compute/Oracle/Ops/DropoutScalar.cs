using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class DropoutScalar : ScalarOp<Dropout>
{
    protected override void Forward(Dropout op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.Y.Data[i] = call.X.Data[i] * Factor(op, call, i);
        }
    }

    protected override void Backward(Dropout op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.X.Gradient[i] += call.Y.Gradient[i] * Factor(op, call, i);
        }
    }

    private static double Factor(Dropout op, Call call, int i) =>
        !call.IsTraining ? 1 : RandomNumbers.IsDropped(call.RandomKey, i, op.Probability) ? 0 : 1 / (1.0 - op.Probability);
}
