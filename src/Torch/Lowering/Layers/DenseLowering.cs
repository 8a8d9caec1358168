using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering.Layers;

internal sealed class DenseLowering : OpLowering<Dense>
{
    public override Casting Casting => Casting.Low;

    protected override Tensor Run(Dense op, Call call)
    {
        var weight = call.Parameter("weight");
        return torch.nn.functional.linear(call.X, op.Transposed ? weight.t() : weight, call.OptionalParameter("bias"));
    }
}
