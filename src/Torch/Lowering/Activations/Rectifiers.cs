using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering.Activations;

internal sealed class ReluLowering : OpLowering<Relu>
{
    public override Casting Casting => Casting.AsTheyCome;

    protected override Tensor Run(Relu op, Call call) => call.X.relu();
}
