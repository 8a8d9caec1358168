using System.Globalization;
using MLNetVision.Compute.Kernels.Losses;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>A loss over classes. Scores lie with the classes of a row side by side: [N, C], or [N, ..., C] of pictures.</summary>
internal sealed class ClassLossStep<TLoss> : Step
    where TLoss : struct, IRowLoss
{
    private readonly ClassLoss _op;
    private readonly TLoss _loss;
    private RowLossLoop<TLoss> _loop = null!;
    private double _divisor;

    public ClassLossStep(StepContext context, IReadOnlyList<Value> inputs, Value output, TLoss loss)
        : base(context.Name, inputs, [output])
    {
        _op = context.Op<ClassLoss>();
        _loss = loss;
    }

    public override long ScratchCount => _loop.ScratchCount;

    private Value Scores => Inputs[0];

    private Value Target => Inputs[1];

    private bool HasNumbers => !Target.Type.Element.IsFloating();

    private int Classes => Scores.Dims[1];

    private Floats Weights => Inputs.Count > 2 ? Inputs[2].Data : default;

    private RowLossInputs Rows => new(Scores.Data, HasNumbers ? Target.Data : default, HasNumbers ? default : Target.Data, Weights, _op.IgnoredClass);

    public override void Resize() => _loop = new RowLossLoop<TLoss>(_loss, Scores.Count / Classes, Classes);

    public override void Forward(Pass pass)
    {
        var total = HasNumbers ? TotalWeight() : Scores.Count / Classes;
        _divisor = _op.Reduction == Reduction.Mean ? total : 1;
        Outputs[0].Data.Span[0] = (float)(_loop.Forward(pass.Pool, Rows) / _divisor);
    }

    public override void Backward(Pass pass)
    {
        var factor = Outputs[0].Gradient.Span[0] / _divisor;
        if (Scores.NeedsGradient)
        {
            _loop.Backward(pass.Pool, Rows, factor, Scores.Gradient, Scores.AddsGradient(), toTarget: false, pass.Scratch);
        }

        if (Target.NeedsGradient)
        {
            _loop.Backward(pass.Pool, Rows, factor, Target.Gradient, Target.AddsGradient(), toTarget: true, pass.Scratch);
        }
    }

    /// <summary>Checks the classes; the sum of the weights of those of all rows that count, which is their number where there are no weights.</summary>
    private double TotalWeight()
    {
        ReadOnlySpan<int> numbers = Target.Data.Whole;
        ReadOnlySpan<float> weights = Weights.IsEmpty ? default : Weights.Span;
        var sum = 0.0;
        for (var row = 0; row < numbers.Length; row++)
        {
            var number = numbers[row];
            if (number != _op.IgnoredClass)
            {
                sum += (uint)number >= (uint)Classes ? throw OutOfRange(row, number) : weights.IsEmpty ? 1 : weights[number];
            }
        }

        return sum;
    }

    private ArgumentException OutOfRange(int row, int number)
    {
        var got = number == int.MinValue ? "a number beyond 32 bits" : number.ToString(CultureInfo.InvariantCulture);
        return new ArgumentException(
            $"'{Name}' ({_op.Name}) expects classes from 0 to {Classes - 1}, or {_op.IgnoredClass} for rows that do not count, at input 1, "
            + $"but got {got} in row {row} of {Target.Count}. Give a target of that range, or build the network for more classes.");
    }
}
