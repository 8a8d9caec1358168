using MLNetVision.Compute.Kernels.Activations;
using MLNetVision.Compute.Kernels.Elementwise;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>A sum, difference or product of two values, either of which may stretch; a sum with the rectifier behind it.</summary>
internal abstract class PairStep<TFunction> : Step
    where TFunction : struct, IPairFunction
{
    private readonly Tail _tail;
    private readonly ActivationLoop<TailFunction> _tailGradient;
    private PairLoop<TFunction> _forward = null!;
    private StretchSum[] _sums = [];

    protected PairStep(StepContext context, IReadOnlyList<Value> inputs, Value output)
        : base(context.Name, inputs, [output])
    {
        _tail = context.Chain.Tail;
        _tailGradient = new ActivationLoop<TailFunction>(new TailFunction(_tail));
    }

    public override long ScratchCount => _sums.Max(s => s.ScratchCount);

    protected Value Output => Outputs[0];

    protected StretchedAxes Axes { get; private set; } = null!;

    public override bool BackwardReadsInput(int index) => false;

    public override bool BackwardReadsOutput(int index) => !_tail.IsNone;

    public override bool PassesGradient(int index) => IsLikeOutput(index) && Inputs[0].GradientBlock != Inputs[1].GradientBlock;

    public override bool WorksInPlace(int index) => IsLikeOutput(index);

    public override void Resize()
    {
        Axes = new StretchedAxes(Output, Inputs[0], Inputs[1]);
        _forward = new PairLoop<TFunction>(Axes, _tail);
        _sums = [new StretchSum(Axes, Axes.A, Axes.B), new StretchSum(Axes, Axes.B, Axes.A)];
    }

    public override void Forward(Pass pass) => _forward.Run(pass.Pool, Inputs[0].Data, Inputs[1].Data, Output.Data);

    /// <summary>An operand whose gradient lies in the place of the result's comes last, as that is gone then.</summary>
    public override void Backward(Pass pass)
    {
        if (!_tail.IsNone)
        {
            _tailGradient.Backward(pass.Pool, Output.Data, Output.Gradient, Output.Gradient, adds: false);
        }

        var last = Inputs[0].GradientBlock.Place == Output.GradientBlock.Place ? 0 : 1;
        BackwardTo(1 - last, pass);
        BackwardTo(last, pass);
    }

    /// <summary>The gradient of an operand that lies as the result does.</summary>
    protected abstract void BackwardAlong(int index, Pass pass, bool adds);

    /// <summary>The gradient of an operand that stretches.</summary>
    protected abstract void BackwardSummed(int index, Pass pass, StretchSum sum, bool adds);

    private void BackwardTo(int index, Pass pass)
    {
        if (!Inputs[index].NeedsGradient)
        {
            return;
        }

        var adds = Inputs[index].AddsGradient();
        if (IsLikeOutput(index))
        {
            BackwardAlong(index, pass, adds);
        }
        else
        {
            BackwardSummed(index, pass, _sums[index], adds);
        }
    }

    private bool IsLikeOutput(int index) => Axes.IsLikeResult(index == 0 ? Axes.A : Axes.B);
}
