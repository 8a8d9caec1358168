using MLNetVision.Compute.Kernels.Norms;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Local response normalisation; the sums of squares are kept for the way back.</summary>
internal sealed class NeighbourhoodNormalisation : Step
{
    private readonly LocalResponseNorm _op;
    private readonly Block _sums = new();
    private NeighbourhoodRows _rows = null!;

    private NeighbourhoodNormalisation(StepContext context)
        : base(context.Name, [context.Input(0, channelsLast: true)], [context.Output(channelsLast: true)]) => _op = context.Op<LocalResponseNorm>();

    public override IEnumerable<(Block Block, long Count)> Kept => [(_sums, Inputs[0].Count)];

    public override long ScratchCount => _rows.ScratchCount;

    public static Step Make(StepContext context) => new NeighbourhoodNormalisation(context);

    public override void Resize()
    {
        var channels = Inputs[0].Dims[1];
        _rows = new NeighbourhoodRows(Inputs[0].Count / channels, channels, _op.Size, _op.Alpha / _op.Size, _op.Beta, _op.K);
    }

    public override void Forward(Pass pass) => _rows.There(pass.Pool, Inputs[0].Data, _sums.Floats, Outputs[0].Data, pass.Scratch);

    public override void Backward(Pass pass)
    {
        if (Inputs[0].NeedsGradient)
        {
            _rows.Back(
                pass.Pool, Inputs[0].Data, _sums.Floats, Outputs[0].Gradient, Inputs[0].Gradient, Inputs[0].AddsGradient(), pass.Scratch);
        }
    }
}
