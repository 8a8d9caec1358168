using MLNetVision.Compute.Kernels.Elementwise;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>A sum: the gradient goes on as it is.</summary>
internal sealed class Addition : PairStep<SumFunction>
{
    private readonly FloatFlow _flow = new();

    private Addition(StepContext context, IReadOnlyList<Value> inputs, Value output)
        : base(context, inputs, output)
    {
    }

    public static Step Make(StepContext context)
    {
        var (inputs, output) = Pairs.Of(context);
        return new Addition(context, inputs, output);
    }

    protected override void BackwardAlong(int index, Pass pass, bool adds)
    {
        if (Inputs[index].GradientBlock.Place != Output.GradientBlock.Place)
        {
            _flow.Run(pass.Pool, Output.Gradient, Inputs[index].Gradient, adds);
        }
    }

    protected override void BackwardSummed(int index, Pass pass, StretchSum sum, bool adds) =>
        sum.Run(pass.Pool, Output.Gradient, default, sign: 1, Inputs[index].Gradient, adds, pass.Scratch);
}
