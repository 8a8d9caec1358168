using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>A convolution, each of whose three products goes the way that is fastest at the present sizes.</summary>
internal sealed class Convolution : WeightedStep
{
    private readonly ConvolutionShape _shape;
    private IConvolutionWay _output = null!;
    private IConvolutionWay? _weightGradient;
    private IConvolutionWay? _inputGradient;
    private long? _room;

    private Convolution(StepContext context, ConvolutionShape shape)
        : base(context, shape.Channels, channelsLast: true)
    {
        _shape = shape;
    }

    protected override long ProductScratchCount =>
        Math.Max(_output.ScratchCount, Math.Max(_weightGradient?.ScratchCount ?? 0, _inputGradient?.ScratchCount ?? 0));

    public static Step Make(StepContext context)
    {
        var shape = context.Node.Op is Conv1d sequence ? ConvolutionShape.Of(sequence) : ConvolutionShape.Of(context.Op<Conv2d>());
        if (context.OwnerOf("weight") is ConvTranspose2d)
        {
            throw new NotSupportedException(
                $"'{context.Name}' is a convolution with the weight of a transposed one, which the managed engine does not turn round; "
                + "let the convolution own it.");
        }

        return context.Parameter("weight")!.Layout is TapsLastLayout ? new DepthwiseConvolution(context, shape) : new Convolution(context, shape);
    }

    protected override void ResizeProduct()
    {
        var sides = new ConvolutionSides(Input, Output, Weight, _shape);
        _output = Fitting(WinogradWays.SuitOutput(sides) ? new WinogradOutput(sides) : null) ?? new DirectOutput(sides);
        if (Weight.NeedsGradient)
        {
            _weightGradient = Fitting(WinogradWays.SuitOutput(sides) ? new WinogradWeightGradient(sides) : null) ?? new DirectWeightGradient(sides);
        }

        if (Input.NeedsGradient)
        {
            _inputGradient = Fitting(WinogradWays.SuitInputGradient(sides) ? new WinogradInputGradient(sides) : null) ?? new DirectInputGradient(sides);
        }

        _room ??= ProductScratchCount;
    }

    protected override void Multiply(Pass pass, in Finish finish) => _output.Run(pass, adds: false, finish);

    protected override void MultiplyToWeight(Pass pass, bool adds) => _weightGradient!.Run(pass, adds, Finish.None);

    protected override void MultiplyToInput(Pass pass, bool adds) => _inputGradient!.Run(pass, adds, Finish.None);

    /// <summary>A way, if it finds the room that was planned for the largest sizes, for which it was asked first.</summary>
    private IConvolutionWay? Fitting(IConvolutionWay? way) => way?.ScratchCount > _room ? null : way;
}
