using MLNetVision.Compute.Kernels.Norms;
using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>A transposed convolution: what is the way back for a convolution is the way forward here, and the reverse.</summary>
internal sealed class TransposedConvolution : WeightedStep
{
    private readonly ConvolutionShape _shape;
    private readonly PanelLayout _layout;
    private InputGradient _enlarge = null!;
    private PanelChoice[] _choices = [];
    private ScaleShift _finishAll = null!;
    private TapProduct _inputGradient = null!;
    private PanelTranspose _transpose = null!;
    private TapOuter _outer = null!;

    private TransposedConvolution(StepContext context, ConvolutionShape shape)
        : base(context, shape.Channels, channelsLast: true)
    {
        _shape = shape;
        _layout = (PanelLayout)Weight.Layout;
    }

    protected override long ProductScratchCount => Math.Max(_enlarge.PanelCount, _transpose.Count);

    public static Step Make(StepContext context) => new TransposedConvolution(context, ConvolutionShape.Of(context.Op<ConvTranspose2d>()));

    protected override void ResizeProduct()
    {
        var (images, inputs, outputs) = (Input.Dims[0], Input.Dims[1], Output.Dims[1]);
        var (small, large) = (ConvolutionShape.Picture(Input), ConvolutionShape.Picture(Output));
        var window = _shape.Window(large, small);
        _enlarge = new InputGradient(images, large, small, window, _layout.Inputs, _layout.Outputs, inputs, outputs);
        _choices = [.. _enlarge.Phases.Select(p => new PanelChoice(_layout.Panels, _layout.Inputs, _layout.Taps, p.Taps))];
        _finishAll = new ScaleShift(Output.Count / outputs, outputs);
        var geometry = TapGeometry.OfConvolution(images, small, large, window);
        _inputGradient = new TapProduct(geometry, _layout.Outputs, _layout.Inputs, outputs, inputs);
        _transpose = new PanelTranspose(_layout.Outputs, _layout.Inputs, _layout.Taps, [.. Enumerable.Range(0, _layout.Taps)]);
        _outer = new TapOuter(geometry, _layout.Inputs, _layout.Outputs, inputs, outputs, rowsAreSeen: false);
    }

    protected override void Multiply(Pass pass, in Finish finish)
    {
        if (_enlarge.LeavesGaps)
        {
            Output.Data.Clear();
        }

        for (var group = 0; group < _layout.Groups; group++)
        {
            Choose(pass, group);
            var (small, large) = (Input.Data.From(group * _layout.Inputs), Output.Data.From(group * _layout.Outputs));
            _enlarge.Run(pass.Pool, small, pass.Scratch, large, adds: false, Finish.None);
        }

        if (!finish.IsNone)
        {
            _finishAll.Run(pass.Pool, Output.Data, Output.Data, finish);
        }
    }

    protected override void MultiplyToWeight(Pass pass, bool adds)
    {
        for (var group = 0; group < _layout.Groups; group++)
        {
            var (placed, seen) = (Input.Data.From(group * _layout.Inputs), Output.Gradient.From(group * _layout.Outputs));
            _outer.Run(pass.Pool, placed, seen, _layout.OfGroup(Weight.Gradient, group), adds);
        }
    }

    protected override void MultiplyToInput(Pass pass, bool adds)
    {
        for (var group = 0; group < _layout.Groups; group++)
        {
            _transpose.Run(pass.Pool, _layout.OfGroup(Weight.Weights, group), pass.Scratch);
            var (seen, placed) = (Output.Gradient.From(group * _layout.Outputs), Input.Gradient.From(group * _layout.Inputs));
            _inputGradient.Run(pass.Pool, seen, pass.Scratch, placed, adds, Finish.None);
        }
    }

    /// <summary>Puts the taps of each phase side by side.</summary>
    private void Choose(Pass pass, int group)
    {
        for (var phase = 0; phase < _choices.Length; phase++)
        {
            _choices[phase].Run(pass.Pool, _layout.OfGroup(Weight.Weights, group), pass.Scratch.Slice(_enlarge.Phases[phase].First, _choices[phase].Count));
        }
    }
}
