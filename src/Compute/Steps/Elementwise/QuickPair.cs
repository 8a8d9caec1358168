using MLNetVision.Compute.Kernels.Elementwise;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>A function of two values, either of which may stretch: forward in vectors, back as the scalar engine does.</summary>
internal sealed class QuickPair<TFunction> : PlainStep
    where TFunction : struct, IPairFunction
{
    private PairLoop<TFunction> _forward = null!;

    private QuickPair(StepContext context, IReadOnlyList<Value> inputs, Value output)
        : base(context, inputs, [output])
    {
    }

    public override int WorkspaceCount => Outputs[0].NeedsGradient ? base.WorkspaceCount : 0;

    /// <summary>Values of one rank may lie in any order that they have in common; others are aligned at their last axes, so in plain order.</summary>
    public static Step Pair(StepContext context)
    {
        if (context.Input(0).Dims.Length == context.Input(1).Dims.Length)
        {
            var (inputs, output) = Pairs.Of(context);
            return new QuickPair<TFunction>(context, inputs, output);
        }

        return new QuickPair<TFunction>(context, [context.Exact(0), context.Exact(1)], context.Output(channelsLast: false));
    }

    public override void Resize()
    {
        base.Resize();
        _forward = new PairLoop<TFunction>(new StretchedAxes(Outputs[0], Inputs[0], Inputs[1]), Tail.None);
    }

    public override void Forward(Pass pass) => _forward.Run(pass.Pool, Inputs[0].Data, Inputs[1].Data, Outputs[0].Data);
}
