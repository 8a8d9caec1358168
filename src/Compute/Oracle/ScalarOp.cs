using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle;

/// <summary>What an op computes, as plain loops over numbers in double. One instance serves every step; what belongs to a run is in the call.</summary>
internal abstract class ScalarOp
{
    /// <summary>The op that this computes.</summary>
    public abstract Type OpType { get; }

    /// <summary>Computes the outputs. Whoever calls rounds them to their element types.</summary>
    public abstract void Forward(Call call);

    /// <summary>Adds to the gradients of inputs and parameters what comes from the gradients of the outputs.</summary>
    public abstract void Backward(Call call);

    /// <summary>After a training step: moves what is no trained parameter but changes in training.</summary>
    public virtual void MoveStatistics(Call call)
    {
    }
}

/// <summary>What an op of one type computes.</summary>
internal abstract class ScalarOp<TOp> : ScalarOp
    where TOp : Op
{
    public sealed override Type OpType => typeof(TOp);

    public sealed override void Forward(Call call) => Forward((TOp)call.Node.Op, call);

    public sealed override void Backward(Call call) => Backward((TOp)call.Node.Op, call);

    public sealed override void MoveStatistics(Call call) => MoveStatistics((TOp)call.Node.Op, call);

    protected abstract void Forward(TOp op, Call call);

    protected abstract void Backward(TOp op, Call call);

    protected virtual void MoveStatistics(TOp op, Call call)
    {
    }
}
