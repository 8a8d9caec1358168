using MLNetVision.Compute.Kernels.Planes;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>Pictures whose pixels are weighted sums of other pixels, row shares times column shares: means, enlarging, padding.</summary>
/// <param name="name">The step.</param>
/// <param name="input">Pictures, channels last.</param>
/// <param name="output">Pictures, channels last.</param>
/// <param name="rows">What each row takes, by the sizes before and after.</param>
/// <param name="columns">What each column takes.</param>
/// <param name="fill">What pixels are that take nothing.</param>
internal sealed class PlaneMapping(
    string name, Value input, Value output, Func<int, int, AxisTaps> rows, Func<int, int, AxisTaps> columns, float fill = 0) : Step(name, [input], [output])
{
    private PlaneMap _forward = null!;
    private PlaneMap _backward = null!;

    public override bool BackwardReadsInput(int index) => false;

    public override void Resize()
    {
        var (down, across) = (rows(input.Dims[2], output.Dims[2]), columns(input.Dims[3], output.Dims[3]));
        _forward = new PlaneMap(input.Dims[0], input.Dims[1], down, across);
        _backward = new PlaneMap(input.Dims[0], input.Dims[1], down.Turned(), across.Turned());
    }

    public override void Forward(Pass pass) => _forward.Run(pass.Pool, input.Data, output.Data, adds: false, fill);

    public override void Backward(Pass pass)
    {
        if (input.NeedsGradient)
        {
            _backward.Run(pass.Pool, output.Gradient, input.Gradient, input.AddsGradient());
        }
    }
}
