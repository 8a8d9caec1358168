using MLNetVision.Compute.Kernels.Moves;
using MLNetVision.Compute.Kernels.Reductions;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// Some axes become one number. Where those that go are not neighbours in memory the value is first brought into an order in which they are, and its gradient
/// back out of it.
/// </summary>
internal sealed class Reduction<TJoin> : Step
    where TJoin : struct, IJoin
{
    private readonly Reduce _op;
    private readonly Block _ordered = new();
    private readonly Block _orderedGradient = new();
    private ReducedAxes _axes = null!;
    private GroupReduction<TJoin> _forward = null!;
    private GroupSpread _spread = null!;
    private ExtremeGradient _extreme = null!;
    private Permutation? _order;
    private Permutation? _back;

    public Reduction(StepContext context, Value input, Value output)
        : base(context.Name, [input], [output]) => _op = context.Op<Reduce>();

    public override IEnumerable<(Block Block, long Count)> Kept =>
        _order is null ? [] : [(_ordered, Input.Count), (_orderedGradient, Output.NeedsGradient ? Input.Count : 0)];

    public override long ScratchCount => _forward.ScratchCount;

    private Value Input => Inputs[0];

    private Value Output => Outputs[0];

    private bool IsExtreme => _op.Kind is ReduceKind.Max or ReduceKind.Min;

    private float Factor => _op.Kind == ReduceKind.Mean ? 1f / _axes.Count : 1;

    public override bool BackwardReadsInput(int index) => IsExtreme && _order is null;

    public override bool BackwardReadsOutput(int index) => IsExtreme;

    public override void Resize()
    {
        _axes = ReducedAxes.Of(Input, _op);
        _forward = new GroupReduction<TJoin>(_axes.Outer, _axes.Count, _axes.Inner);
        _spread = new GroupSpread(_axes.Outer, _axes.Count, _axes.Inner);
        _extreme = new ExtremeGradient(_axes.Outer, _axes.Count, _axes.Inner);
        (_order, _back) = (null, null);
        if (_axes.Order is { } order)
        {
            var sizes = MemoryOrder.Sizes(Input);
            int[] ordered = [.. order.Select(axis => sizes[axis])];
            int[] inverse = [.. Enumerable.Range(0, order.Length).Select(axis => Array.IndexOf(order, axis))];
            (_order, _back) = (new Permutation(sizes, order), new Permutation(ordered, inverse));
        }
    }

    public override void Forward(Pass pass)
    {
        var values = Input.Data;
        if (_order is not null)
        {
            values = _ordered.Floats.First(Input.Count);
            _order.Run(pass.Pool, Input.Data, values, adds: false);
        }

        _forward.Run(pass.Pool, values, Output.Data, pass.Scratch, Factor);
    }

    public override void Backward(Pass pass)
    {
        if (!Input.NeedsGradient)
        {
            return;
        }

        var adds = Input.AddsGradient();
        if (_back is null)
        {
            Spread(pass, Input.Data, Input.Gradient, adds);
            return;
        }

        var gradient = _orderedGradient.Floats.First(Input.Count);
        Spread(pass, _ordered.Floats, gradient, adds: false);
        _back.Run(pass.Pool, gradient, Input.Gradient, adds);
    }

    private void Spread(Pass pass, Floats values, Floats to, bool adds)
    {
        if (IsExtreme)
        {
            _extreme.Run(pass.Pool, values, Output.Data, Output.Gradient, to, adds);
        }
        else
        {
            _spread.Run(pass.Pool, Output.Gradient, to, Factor, adds);
        }
    }
}
