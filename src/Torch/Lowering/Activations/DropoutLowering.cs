using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering.Activations;

internal sealed class DropoutLowering : OpLowering<Dropout>
{
    public override Casting Casting => Casting.AsTheyCome;

    protected override Tensor Run(Dropout op, Call call) => call.IsTraining
        ? call.X.mul(call.Uniform(call.X.shape).ge(op.Probability).type(call.X.dtype).mul(1 / (1.0 - op.Probability)))
        : call.X;
}
