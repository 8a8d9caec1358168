using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Norms;
using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// A transposed convolution: what is the way back for a convolution is the way forward here, and the reverse. Where it shares a convolution's weight, that lies
/// as the convolution wants it, and is turned round for the way forward instead of for the way back.
/// </summary>
internal sealed class TransposedConvolution : WeightedStep
{
    private readonly ConvolutionShape _shape;
    private readonly PanelLayout _layout;
    private readonly bool _flipped;
    private readonly int _small;
    private readonly int _large;
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
        _flipped = context.OwnerOf("weight") is Conv2d;
        _layout = Weight.Layout as PanelLayout ?? throw new NotSupportedException(
            $"'{context.Name}' shares the weight of a convolution of one filter a channel, which the managed engine does not turn round; "
            + "give it a weight of its own.");
        (_small, _large) = _flipped ? (_layout.Outputs, _layout.Inputs) : (_layout.Inputs, _layout.Outputs);
    }

    protected override long ProductScratchCount => _flipped ? _enlarge.PanelCount + _transpose.Count : Math.Max(_enlarge.PanelCount, _transpose.Count);

    public static Step Make(StepContext context) => new TransposedConvolution(context, ConvolutionShape.Of(context.Op<ConvTranspose2d>()));

    protected override void ResizeProduct()
    {
        var (images, inputs, outputs) = (Input.Dims[0], Input.Dims[1], Output.Dims[1]);
        var (small, large) = (ConvolutionShape.Picture(Input), ConvolutionShape.Picture(Output));
        var window = _shape.Window(large, small);
        _enlarge = new InputGradient(images, large, small, window, _small, _large, inputs, outputs);
        var panels = (_large + LaneWidth.Panel - 1) / LaneWidth.Panel;
        _choices = [.. _enlarge.Phases.Select(p => new PanelChoice(panels, _small, _layout.Taps, p.Taps))];
        _finishAll = new ScaleShift(Output.Count / outputs, outputs);
        var geometry = TapGeometry.OfConvolution(images, small, large, window);
        _inputGradient = new TapProduct(geometry, _large, _small, outputs, inputs);
        _transpose = new PanelTranspose(_layout.Outputs, _layout.Inputs, _layout.Taps, [.. Enumerable.Range(0, _layout.Taps)]);
        _outer = _flipped
            ? new TapOuter(geometry, _large, _small, outputs, inputs, rowsAreSeen: true)
            : new TapOuter(geometry, _small, _large, inputs, outputs, rowsAreSeen: false);
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
            var (small, large) = (Input.Data.From(group * _small), Output.Data.From(group * _large));
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
            var (placed, seen) = (Input.Data.From(group * _small), Output.Gradient.From(group * _large));
            var (rows, lanes) = _flipped ? (seen, placed) : (placed, seen);
            _outer.Run(pass.Pool, rows, lanes, _layout.OfGroup(Weight.Gradient, group), adds);
        }
    }

    protected override void MultiplyToInput(Pass pass, bool adds)
    {
        for (var group = 0; group < _layout.Groups; group++)
        {
            var (seen, placed) = (Output.Gradient.From(group * _large), Input.Gradient.From(group * _small));
            _inputGradient.Run(pass.Pool, seen, _flipped ? _layout.OfGroup(Weight.Weights, group) : Turned(pass, group, 0), placed, adds, Finish.None);
        }
    }

    /// <summary>Puts the taps of each phase side by side.</summary>
    private void Choose(Pass pass, int group)
    {
        var panels = _flipped ? Turned(pass, group, _enlarge.PanelCount) : _layout.OfGroup(Weight.Weights, group);
        for (var phase = 0; phase < _choices.Length; phase++)
        {
            _choices[phase].Run(pass.Pool, panels, pass.Scratch.Slice(_enlarge.Phases[phase].First, _choices[phase].Count));
        }
    }

    /// <summary>Turns the panels of a group round, at a place of the scratch.</summary>
    private Floats Turned(Pass pass, int group, long at)
    {
        var turned = pass.Scratch.Slice(at, _transpose.Count);
        _transpose.Run(pass.Pool, _layout.OfGroup(Weight.Weights, group), turned);
        return turned;
    }
}
