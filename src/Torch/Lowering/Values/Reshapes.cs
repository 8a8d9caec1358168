using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering.Values;

/// <summary>The network's formulas have worked the sizes out; reshape reads row by row whatever the order in memory.</summary>
internal sealed class FlattenLowering : OpLowering<Flatten>
{
    public override Casting Casting => Casting.AsTheyCome;

    protected override Tensor Run(Flatten op, Call call) => call.X.reshape(call.Dims());
}
