using MLNetVision.Compute.Kernels.Activations;
using MLNetVision.Compute.Kernels.Elementwise;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>A difference: the gradient goes on as it is to the first operand and with the other sign to the second.</summary>
internal sealed class Subtraction : PairStep<DifferenceFunction>
{
    private readonly ActivationLoop<ScaleFunction>[] _flows = [new(new ScaleFunction(1)), new(new ScaleFunction(-1))];

    private Subtraction(StepContext context, IReadOnlyList<Value> inputs, Value output)
        : base(context, inputs, output)
    {
    }

    public static Step Make(StepContext context)
    {
        var (inputs, output) = Pairs.Of(context);
        return new Subtraction(context, inputs, output);
    }

    protected override void BackwardAlong(int index, Pass pass, bool adds) =>
        _flows[index].Backward(pass.Pool, Output.Gradient, Output.Gradient, Inputs[index].Gradient, adds);

    protected override void BackwardSummed(int index, Pass pass, StretchSum sum, bool adds) =>
        sum.Run(pass.Pool, Output.Gradient, default, sign: index == 0 ? 1 : -1, Inputs[index].Gradient, adds, pass.Scratch);
}
