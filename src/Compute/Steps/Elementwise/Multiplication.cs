using MLNetVision.Compute.Kernels.Elementwise;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>A product: each operand's gradient is the result's times the other operand.</summary>
internal sealed class Multiplication : PairStep<ProductFunction>
{
    private PairLoop<ProductFunction>[] _backward = [];

    private Multiplication(StepContext context, IReadOnlyList<Value> inputs, Value output)
        : base(context, inputs, output)
    {
    }

    public static Step Make(StepContext context)
    {
        var (inputs, output) = Pairs.Of(context);
        return new Multiplication(context, inputs, output);
    }

    public override bool BackwardReadsInput(int index) => Inputs[1 - index].NeedsGradient;

    public override void Resize()
    {
        base.Resize();
        _backward = [.. Inputs.Reverse().Select(other => new PairLoop<ProductFunction>(new StretchedAxes(Output, Output, other), Tail.None))];
    }

    protected override void BackwardAlong(int index, Pass pass, bool adds) =>
        _backward[index].Run(pass.Pool, Output.Gradient, Inputs[1 - index].Data, Inputs[index].Gradient, adds);

    protected override void BackwardSummed(int index, Pass pass, StretchSum sum, bool adds) =>
        sum.Run(pass.Pool, Output.Gradient, Inputs[1 - index].Data, sign: 1, Inputs[index].Gradient, adds, pass.Scratch);
}
