using MLNetVision.Compute.Kernels.Grids;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Grids from matrices.</summary>
internal sealed class AffineGridding : Step
{
    private readonly AffineGrid _op;
    private AffinePlaces _places = null!;

    private AffineGridding(StepContext context)
        : base(context.Name, [context.Input(0, channelsLast: false)], [context.Output(channelsLast: false)]) =>
        _op = context.Op<AffineGrid>();

    public static Step Make(StepContext context) => new AffineGridding(context);

    public override bool BackwardReadsInput(int index) => false;

    public override void Resize() => _places = new AffinePlaces(Inputs[0].Dims[0], _op.Size.Height, _op.Size.Width, _op.AlignCorners);

    public override void Forward(Pass pass) => _places.There(pass.Pool, Inputs[0].Data, Outputs[0].Data);

    public override void Backward(Pass pass)
    {
        if (Inputs[0].NeedsGradient)
        {
            _places.Back(pass.Pool, Outputs[0].Gradient, Inputs[0].Gradient, Inputs[0].AddsGradient());
        }
    }
}
