using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering.Losses;

internal sealed class MeanSquaredErrorLowering : OpLowering<MeanSquaredError>
{
    protected override Tensor Run(MeanSquaredError op, Call call)
    {
        var squares = call.X.sub(call.Inputs[1]).square();
        return op.Reduction == Reduction.Mean ? squares.mean() : squares.sum();
    }
}
