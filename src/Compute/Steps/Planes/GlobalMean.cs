using MLNetVision.Compute.Kernels.Planes;
using MLNetVision.Compute.Kernels.Reductions;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>The mean of each channel of a picture: [N, C, H, W] to [N, C, 1, 1].</summary>
internal sealed class GlobalMean(string name, Value input, Value output) : Step(name, [input], [output])
{
    private GroupReduction<Total> _forward = null!;
    private PlaneMap _backward = null!;
    private float _share;

    public override long ScratchCount => _forward.ScratchCount;

    public override bool BackwardReadsInput(int index) => false;

    public override void Resize()
    {
        var places = input.Dims[2] * input.Dims[3];
        _share = 1f / places;
        _forward = new GroupReduction<Total>(input.Dims[0], places, input.Dims[1]);
        _backward = new PlaneMap(
            input.Dims[0], input.Dims[1], CellTaps.Of(input.Dims[2], 1).Turned(), CellTaps.Of(input.Dims[3], 1).Turned());
    }

    public override void Forward(Pass pass) => _forward.Run(pass.Pool, input.Data, output.Data, pass.Scratch, _share);

    public override void Backward(Pass pass)
    {
        if (input.NeedsGradient)
        {
            _backward.Run(pass.Pool, output.Gradient, input.Gradient, input.AddsGradient());
        }
    }
}
