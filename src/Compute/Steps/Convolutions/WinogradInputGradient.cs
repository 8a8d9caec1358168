using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Kernels.Winograd;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>The gradient of the input after Winograd: a convolution of the output's gradient with the weight turned round.</summary>
internal sealed class WinogradInputGradient : IConvolutionWay
{
    private readonly ConvolutionSides _sides;
    private readonly PanelTranspose _transpose;
    private readonly WinogradProduct _product;

    public WinogradInputGradient(ConvolutionSides sides)
    {
        _sides = sides;
        _transpose = new PanelTranspose(sides.Outputs, sides.Inputs, sides.Layout.Taps, [8, 7, 6, 5, 4, 3, 2, 1, 0]);
        _product = new WinogradProduct(WinogradWays.TilesBack(sides), sides.Outputs, sides.Inputs, sides.Outputs, sides.Inputs);
    }

    public long ScratchCount => Arena.RoundUp(_transpose.Count) + _product.ScratchCount;

    public void Run(Pass pass, bool adds, in Finish finish)
    {
        var turned = pass.Scratch.First(_transpose.Count);
        _transpose.Run(pass.Pool, _sides.Weight.Weights, turned);
        var scratch = pass.Scratch.From(Arena.RoundUp(_transpose.Count));
        _product.Run(pass.Pool, _sides.Output.Gradient, turned, _sides.Input.Gradient, adds, finish, scratch);
    }
}
