using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Kernels.Winograd;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>The gradient of the weight after Winograd.</summary>
internal sealed class WinogradWeightGradient : IConvolutionWay
{
    private readonly ConvolutionSides _sides;
    private readonly WinogradOuter _outer;

    public WinogradWeightGradient(ConvolutionSides sides)
    {
        _sides = sides;
        _outer = new WinogradOuter(WinogradWays.Tiles(sides), sides.Inputs, sides.Outputs, sides.Inputs, sides.Outputs);
    }

    public long ScratchCount => _outer.ScratchCount;

    public void Run(Pass pass, bool adds, in Finish finish) =>
        _outer.Run(pass.Pool, _sides.Input.Data, _sides.Output.Gradient, _sides.Weight.Gradient, adds, pass.Scratch);
}
