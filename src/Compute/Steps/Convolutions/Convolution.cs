using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>A convolution.</summary>
internal sealed class Convolution : WeightedStep
{
    private readonly ConvolutionShape _shape;
    private readonly PanelLayout _layout;
    private TapProduct _product = null!;
    private TapOuter _outer = null!;
    private PaddedRows? _padded;
    private InputGradient? _inputGradient;
    private PanelTranspose[] _transposes = [];

    private Convolution(StepContext context, ConvolutionShape shape)
        : base(context, shape.Channels, channelsLast: true)
    {
        _shape = shape;
        _layout = (PanelLayout)Weight.Layout;
    }

    protected override long ProductScratchCount => Math.Max(PaddedCount + _outer.ScratchCount, _inputGradient?.PanelCount ?? 0);

    private long PaddedCount => Arena.RoundUp(_padded?.Count ?? 0);

    public static Step Make(StepContext context)
    {
        var shape = context.Node.Op is Conv1d sequence ? ConvolutionShape.Of(sequence) : ConvolutionShape.Of(context.Op<Conv2d>());
        return context.Parameter("weight")!.Layout is TapsLastLayout ? new DepthwiseConvolution(context, shape) : new Convolution(context, shape);
    }

    protected override void ResizeProduct()
    {
        var (images, input, output) = (Input.Dims[0], ConvolutionShape.Picture(Input), ConvolutionShape.Picture(Output));
        var (inputs, outputs) = (Input.Dims[1], Output.Dims[1]);
        var window = _shape.Window(input, output);
        _padded = PaddedRows.Suits(inputs, _shape.Groups, window) ? new PaddedRows(images, inputs, input, output, window) : null;
        var geometry = _padded?.Geometry ?? TapGeometry.OfConvolution(images, output, input, window);
        var depth = _padded?.Depth ?? _layout.Inputs;
        _product = new TapProduct(geometry, depth, _layout.Outputs, inputs, Output.Pitch);
        _outer = new TapOuter(geometry, depth, _layout.Outputs, inputs, outputs, rowsAreSeen: true, divides: true);
        if (Input.NeedsGradient)
        {
            _inputGradient = new InputGradient(images, input, output, window, _layout.Outputs, _layout.Inputs, outputs, inputs);
            _transposes = [.. _inputGradient.Phases.Select(p => new PanelTranspose(_layout.Outputs, _layout.Inputs, _layout.Taps, p.Taps))];
        }
    }

    protected override void Multiply(Pass pass, in Finish finish)
    {
        var input = Seen(pass);
        for (var group = 0; group < _layout.Groups; group++)
        {
            var (first, panels) = (group * _layout.Outputs, _layout.OfGroup(Weight.Weights, group));
            _product.Run(pass.Pool, input.From(group * _layout.Inputs), panels, Output.Data.From(first), adds: false, finish.From(first));
        }
    }

    protected override void MultiplyToWeight(Pass pass, bool adds)
    {
        var input = Seen(pass);
        var scratch = pass.Scratch.Slice(PaddedCount, _outer.ScratchCount);
        for (var group = 0; group < _layout.Groups; group++)
        {
            var (seen, placed) = (input.From(group * _layout.Inputs), Output.Gradient.From(group * _layout.Outputs));
            _outer.Run(pass.Pool, seen, placed, _layout.OfGroup(Weight.Gradient, group), adds, scratch);
        }
    }

    protected override void MultiplyToInput(Pass pass, bool adds)
    {
        var gradient = _inputGradient!;
        if (!adds && gradient.LeavesGaps)
        {
            Input.Gradient.Clear();
        }

        for (var group = 0; group < _layout.Groups; group++)
        {
            for (var phase = 0; phase < _transposes.Length; phase++)
            {
                var panels = pass.Scratch.Slice(gradient.Phases[phase].First, _transposes[phase].Count);
                _transposes[phase].Run(pass.Pool, _layout.OfGroup(Weight.Weights, group), panels);
            }

            var (small, large) = (Output.Gradient.From(group * _layout.Outputs), Input.Gradient.From(group * _layout.Inputs));
            gradient.Run(pass.Pool, small, pass.Scratch, large, adds, Finish.None);
        }
    }

    /// <summary>What the taps see: the input, or a padded copy of it.</summary>
    private Floats Seen(Pass pass)
    {
        if (_padded is null)
        {
            return Input.Data;
        }

        var copy = pass.Scratch.First(_padded.Count);
        _padded.Run(pass.Pool, Input.Data, copy);
        return copy;
    }
}
