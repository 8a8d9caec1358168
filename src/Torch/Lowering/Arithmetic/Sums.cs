using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering.Arithmetic;

internal sealed class AddLowering : OpLowering<Add>
{
    public override Casting Casting => Casting.AsTheyCome;

    protected override Tensor Run(Add op, Call call) => call.X.add(call.Inputs[1]);
}
