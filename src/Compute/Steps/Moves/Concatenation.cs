using MLNetVision.Compute.Kernels.Moves;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Values side by side along an axis, all in the order of channels that the first is held in.</summary>
internal sealed class Concatenation : Step
{
    private readonly int _axis;
    private readonly StretchMove[] _moves;
    private readonly long[] _starts;

    private Concatenation(StepContext context, Value[] inputs, Value output)
        : base(context.Name, inputs, [output])
    {
        _axis = Array.IndexOf(MemoryOrder.Of(output), MemoryOrder.Axis(output, context.Op<Concat>().Axis));
        _moves = new StretchMove[inputs.Length];
        _starts = new long[inputs.Length];
    }

    public static Step Make(StepContext context)
    {
        var channelsLast = context.Input(0).ChannelsLast;
        var inputs = Enumerable.Range(0, context.InputCount).Select(i => context.Input(i, channelsLast)).ToArray();
        return new Concatenation(context, inputs, context.Output(channelsLast));
    }

    public override bool BackwardReadsInput(int index) => false;

    public override void Resize()
    {
        var sizes = MemoryOrder.Sizes(Outputs[0]);
        var outer = sizes.Take(_axis).Aggregate(1, (product, size) => product * size);
        var whole = Outputs[0].Count / outer;
        var start = 0L;
        for (var i = 0; i < _moves.Length; i++)
        {
            var length = Inputs[i].Count / outer;
            _moves[i] = new StretchMove(outer, 1, length, (length, 0), (whole, 0));
            _starts[i] = start;
            start += length;
        }
    }

    public override void Forward(Pass pass)
    {
        var to = Outputs[0].Data;
        for (var i = 0; i < _moves.Length; i++)
        {
            _moves[i].There(pass.Pool, Inputs[i].Data, to.From(_starts[i]), adds: false);
        }
    }

    public override void Backward(Pass pass)
    {
        var from = Outputs[0].Gradient;
        for (var i = 0; i < _moves.Length; i++)
        {
            if (Inputs[i].NeedsGradient)
            {
                _moves[i].Back(pass.Pool, from.From(_starts[i]), Inputs[i].Gradient, Inputs[i].AddsGradient());
            }
        }
    }
}
