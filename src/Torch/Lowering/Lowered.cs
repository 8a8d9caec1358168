using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering;

/// <summary>Lowerings that are one function.</summary>
internal static class Lowered
{
    /// <summary>A function of the run.</summary>
    public static OpLowering By<TOp>(Func<TOp, Call, Tensor> run, Casting casting = Casting.Single)
        where TOp : Op => new Function<TOp>((op, call) => [run(op, call)], casting);

    /// <summary>A function of the run that gives several values.</summary>
    public static OpLowering Several<TOp>(Func<TOp, Call, Tensor[]> run, Casting casting = Casting.Single)
        where TOp : Op => new Function<TOp>(run, casting);

    /// <summary>A function of the only input.</summary>
    public static OpLowering One<TOp>(Func<TOp, Tensor, Tensor> run, Casting casting = Casting.Single)
        where TOp : Op => new Function<TOp>((op, call) => [run(op, call.X)], casting);

    /// <summary>A function of two inputs.</summary>
    public static OpLowering Two<TOp>(Func<TOp, Tensor, Tensor, Tensor> run, Casting casting = Casting.Single)
        where TOp : Op => new Function<TOp>((op, call) => [run(op, call.Inputs[0], call.Inputs[1])], casting);

    private sealed class Function<TOp>(Func<TOp, Call, Tensor[]> run, Casting casting) : OpLowering
        where TOp : Op
    {
        public override Type OpType => typeof(TOp);

        public override Casting Casting => casting;

        public override Tensor[] Run(Call call) => run((TOp)call.Node.Op, call);
    }
}
