using MLNetVision.Compute.Kernels.Depthwise;
using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>A convolution with one filter a channel.</summary>
internal sealed class DepthwiseConvolution(StepContext context, ConvolutionShape shape) : WeightedStep(context, shape.Channels, channelsLast: true)
{
    private DepthwiseProduct _product = null!;
    private DepthwiseOuter _outer = null!;
    private DepthwiseProduct[] _phases = [];
    private bool _leavesGaps;

    protected override long ProductScratchCount => _outer.ScratchCount;

    protected override void ResizeProduct()
    {
        var (images, channels) = (Input.Dims[0], Input.Dims[1]);
        var (input, output) = (ConvolutionShape.Picture(Input), ConvolutionShape.Picture(Output));
        var window = shape.Window(input, output);
        var geometry = TapGeometry.OfConvolution(images, output, input, window);
        _product = new DepthwiseProduct(geometry, [.. Enumerable.Range(0, geometry.Taps)], channels);
        _outer = new DepthwiseOuter(geometry, channels);
        var phases = new TapPhases(images, input, output, window);
        _phases = [.. phases.All.Select(p => new DepthwiseProduct(p.Geometry, p.Taps, channels))];
        _leavesGaps = phases.LeaveGaps;
    }

    protected override void Multiply(Pass pass, in Finish finish) =>
        _product.Run(pass.Pool, Input.Data, Weight.Weights, Output.Data, adds: false, finish);

    protected override void MultiplyToWeight(Pass pass, bool adds) =>
        _outer.Run(pass.Pool, Input.Data, Output.Gradient, Weight.Gradient, adds, pass.Scratch);

    protected override void MultiplyToInput(Pass pass, bool adds)
    {
        if (!adds && _leavesGaps)
        {
            Input.Gradient.Clear();
        }

        foreach (var phase in _phases)
        {
            phase.Run(pass.Pool, Output.Gradient, Weight.Weights, Input.Gradient, adds, Finish.None);
        }
    }
}
