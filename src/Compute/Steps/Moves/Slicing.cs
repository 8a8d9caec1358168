using MLNetVision.Compute.Kernels.Moves;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Part of a value along an axis.</summary>
internal sealed class Slicing : Step
{
    private readonly Node _node;
    private readonly Slice _op;
    private readonly int _axis;
    private StretchMove _move = null!;
    private long _start;

    private Slicing(StepContext context, Value input, Value output)
        : base(context.Name, [input], [output])
    {
        _node = context.Node;
        _op = context.Op<Slice>();
        _axis = Array.IndexOf(MemoryOrder.Of(output), MemoryOrder.Axis(output, _op.Axis));
    }

    public static Step Make(StepContext context)
    {
        var input = context.Input(0);
        return new Slicing(context, input, context.Output(input.ChannelsLast));
    }

    public override bool BackwardReadsInput(int index) => false;

    public override void Resize()
    {
        var sizes = MemoryOrder.Sizes(Inputs[0]);
        if (_op.Start + ((_op.Length - 1L) * _op.Step) >= sizes[_axis])
        {
            throw Refusal.Of(
                _node, $"a value that a slice of {_op.Start} + {_op.Length} places of step {_op.Step} fits into",
                $"[{string.Join(", ", Inputs[0].Dims)}]", "Give a larger one.");
        }

        var outer = sizes.Take(_axis).Aggregate(1, (product, size) => product * size);
        var inner = Inputs[0].Count / outer / sizes[_axis];
        var (from, to) = ((long)sizes[_axis] * inner, (long)_op.Length * inner);
        _start = (long)_op.Start * inner;
        _move = _op.Step == 1
            ? new StretchMove(outer, 1, _op.Length * inner, (from, 0), (to, 0))
            : new StretchMove(outer, _op.Length, inner, (from, (long)_op.Step * inner), (to, inner));
    }

    public override void Forward(Pass pass)
    {
        var from = Inputs[0].Data;
        _move.There(pass.Pool, from.From(_start), Outputs[0].Data, adds: false);
    }

    public override void Backward(Pass pass)
    {
        if (!Inputs[0].NeedsGradient)
        {
            return;
        }

        var (to, adds) = (Inputs[0].Gradient, Inputs[0].AddsGradient());
        if (!adds)
        {
            to.Clear();
        }

        _move.Back(pass.Pool, Outputs[0].Gradient, to.From(_start), adds);
    }
}
