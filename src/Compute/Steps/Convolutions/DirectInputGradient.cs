using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>The gradient of the input as a product a pixel, phase of the stride by phase.</summary>
internal sealed class DirectInputGradient : IConvolutionWay
{
    private readonly ConvolutionSides _sides;
    private readonly InputGradient _gradient;
    private readonly PanelTranspose[] _transposes;

    public DirectInputGradient(ConvolutionSides sides)
    {
        _sides = sides;
        var layout = sides.Layout;
        _gradient = new InputGradient(sides.Images, sides.Seen, sides.Placed, sides.Window, layout.Outputs, layout.Inputs, sides.Outputs, sides.Inputs);
        _transposes = [.. _gradient.Phases.Select(p => new PanelTranspose(layout.Outputs, layout.Inputs, layout.Taps, p.Taps))];
    }

    public long ScratchCount => _gradient.PanelCount;

    public void Run(Pass pass, bool adds, in Finish finish)
    {
        if (!adds && _gradient.LeavesGaps)
        {
            _sides.Input.Gradient.Clear();
        }

        for (var group = 0; group < _sides.Groups; group++)
        {
            for (var phase = 0; phase < _transposes.Length; phase++)
            {
                var panels = pass.Scratch.Slice(_gradient.Phases[phase].First, _transposes[phase].Count);
                _transposes[phase].Run(pass.Pool, _sides.Layout.OfGroup(_sides.Weight.Weights, group), panels);
            }

            var (small, large) = (_sides.PlacedOf(_sides.Output.Gradient, group), _sides.SeenOf(_sides.Input.Gradient, group));
            _gradient.Run(pass.Pool, small, pass.Scratch, large, adds, finish);
        }
    }
}
