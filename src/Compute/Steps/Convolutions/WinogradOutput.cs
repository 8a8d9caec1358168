using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Kernels.Winograd;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>The output after Winograd.</summary>
internal sealed class WinogradOutput : IConvolutionWay
{
    private readonly ConvolutionSides _sides;
    private readonly WinogradProduct _product;

    public WinogradOutput(ConvolutionSides sides)
    {
        _sides = sides;
        _product = new WinogradProduct(WinogradWays.Tiles(sides), sides.Inputs, sides.Outputs, sides.Inputs, sides.Output.Pitch);
    }

    public long ScratchCount => _product.ScratchCount;

    public void Run(Pass pass, bool adds, in Finish finish) =>
        _product.Run(pass.Pool, _sides.Input.Data, _sides.Weight.Weights, _sides.Output.Data, adds, finish, pass.Scratch);
}
