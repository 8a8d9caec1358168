using MLNetVision.Compute.Kernels.Moves;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// Axes in another order. The result lies in the order of channels for which the fewest numbers move: pictures to [N, H, W, C] only change their name.
/// </summary>
internal sealed class Transposition : Step
{
    private readonly int[] _order;
    private Permutation _forward = null!;
    private Permutation _backward = null!;

    private Transposition(StepContext context, Value input, Value output, int[] order)
        : base(context.Name, [input], [output]) => _order = order;

    public static Step Make(StepContext context)
    {
        var input = context.Input(0);
        var rank = input.Type.Shape.Rank;
        var order = context.Op<Transpose>().Order;
        var lastFits = rank >= 3 && IsSame(InMemory(order, input, channelsLast: true));
        var output = context.Output(channelsLast: lastFits);
        return new Transposition(context, input, output, InMemory(order, input, output.ChannelsLast));
    }

    public override bool BackwardReadsInput(int index) => false;

    public override bool WorksInPlace(int index) => IsSame(_order);

    public override bool PassesGradient(int index) => IsSame(_order);

    public override void Resize()
    {
        var sizes = MemoryOrder.Sizes(Inputs[0]);
        int[] ordered = [.. _order.Select(axis => sizes[axis])];
        _forward = new Permutation(sizes, _order);
        _backward = new Permutation(ordered, [.. Enumerable.Range(0, _order.Length).Select(axis => Array.IndexOf(_order, axis))]);
    }

    public override void Forward(Pass pass)
    {
        if (!Inputs[0].Data.IsAt(Outputs[0].Data))
        {
            _forward.Run(pass.Pool, Inputs[0].Data, Outputs[0].Data, adds: false);
        }
    }

    public override void Backward(Pass pass)
    {
        if (!Inputs[0].NeedsGradient)
        {
            return;
        }

        var adds = Inputs[0].AddsGradient();
        if (!Inputs[0].Gradient.IsAt(Outputs[0].Gradient))
        {
            _backward.Run(pass.Pool, Outputs[0].Gradient, Inputs[0].Gradient, adds);
        }
    }

    /// <summary>Which memory axis of the input each memory axis of the result is.</summary>
    private static int[] InMemory(Axes order, Value input, bool channelsLast)
    {
        var places = MemoryOrder.Of(input);
        return [.. MemoryOrder.Of(order.Count, channelsLast).Select(axis => Array.IndexOf(places, order[axis]))];
    }

    private static bool IsSame(int[] order) => order.Index().All(o => o.Index == o.Item);
}
