using MLNetVision.Compute.Kernels.Grids;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Pictures looked at through grids.</summary>
internal sealed class GridSampling : Step
{
    private readonly GridSample _op;
    private GridLook _look = null!;
    private GridPictureGradient _toPicture = null!;
    private GridGradient _toGrid = null!;

    private GridSampling(StepContext context)
        : base(context.Name, [context.Input(0, channelsLast: true), context.Input(1, channelsLast: false)], [context.Output(channelsLast: true)]) =>
        _op = context.Op<GridSample>();

    public static Step Make(StepContext context) => new GridSampling(context);

    public override bool BackwardReadsInput(int index) => index == 1 || Inputs[1].NeedsGradient;

    public override void Resize()
    {
        var (picture, grid) = (Inputs[0].Dims, Inputs[1].Dims);
        var shape = new GridShape(picture[0], picture[1], picture[2], picture[3], grid[1], grid[2], _op.Padding, _op.AlignCorners);
        (_look, _toPicture, _toGrid) = (new GridLook(shape), new GridPictureGradient(shape), new GridGradient(shape));
    }

    public override void Forward(Pass pass) => _look.Run(pass.Pool, Inputs[0].Data, Inputs[1].Data, Outputs[0].Data);

    public override void Backward(Pass pass)
    {
        var gradient = Outputs[0].Gradient;
        if (Inputs[0].NeedsGradient)
        {
            var to = Inputs[0].Gradient;
            if (!Inputs[0].AddsGradient())
            {
                to.Clear();
            }

            _toPicture.Run(pass.Pool, gradient, Inputs[1].Data, to);
        }

        if (Inputs[1].NeedsGradient)
        {
            _toGrid.Run(pass.Pool, Inputs[0].Data, Inputs[1].Data, gradient, Inputs[1].Gradient, Inputs[1].AddsGradient());
        }
    }
}
