using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering;

/// <summary>
/// What computes an op with TorchSharp. One instance serves every step; what belongs to a run is in the call. Only members that TorchSharp 0.99.6 and 0.106
/// share may be used; gradients are autograd's.
/// </summary>
internal abstract class OpLowering
{
    /// <summary>The op that this computes.</summary>
    public abstract Type OpType { get; }

    /// <summary>What becomes of inputs in single precision where the session computes its products in bfloat16.</summary>
    public virtual Casting Casting => Casting.Single;

    /// <summary>Computes the outputs, in the op's order.</summary>
    public abstract Tensor[] Run(Call call);
}

/// <summary>How an op takes its floating inputs where products are computed in bfloat16.</summary>
internal enum Casting
{
    /// <summary>In single precision: losses, sums, exponentials.</summary>
    Single,

    /// <summary>In bfloat16, parameters too: convolutions and matrix products.</summary>
    Low,

    /// <summary>As they come, the shorter ones cast to the longest where they differ: rectifiers, sums of two, maxima, moves.</summary>
    AsTheyCome,
}

/// <summary>What computes an op of one type that gives one value.</summary>
internal abstract class OpLowering<TOp> : OpLowering
    where TOp : Op
{
    public sealed override Type OpType => typeof(TOp);

    public sealed override Tensor[] Run(Call call) => [Run((TOp)call.Node.Op, call)];

    protected abstract Tensor Run(TOp op, Call call);
}

/// <summary>What computes an op of one type that gives several values.</summary>
internal abstract class ManyLowering<TOp> : OpLowering
    where TOp : Op
{
    public sealed override Type OpType => typeof(TOp);

    public sealed override Tensor[] Run(Call call) => Run((TOp)call.Node.Op, call);

    protected abstract Tensor[] Run(TOp op, Call call);
}
