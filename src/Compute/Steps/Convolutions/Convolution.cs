using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>A convolution with all that follows it in its chain: bias, normalisation (evaluation), addition (evaluation), rectifier.</summary>
internal sealed class Convolution : Step
{
    private readonly ConvolutionShape _shape;
    private readonly PanelLayout _layout;
    private readonly StoredParameter _weight;
    private readonly StoredParameter? _bias;
    private readonly NormScale _scale;
    private readonly Value? _residual;
    private readonly Tail _tail;
    private TapProduct _product = null!;
    private TapOuter _outer = null!;
    private PaddedRows? _padded;
    private InputGradient? _inputGradient;
    private PanelTranspose[] _transposes = [];
    private TailGradient _tailGradient = null!;

    private Convolution(StepContext context, ConvolutionShape shape, IReadOnlyList<Value> inputs, Value output)
        : base(context.Name, inputs, [output])
    {
        _shape = shape;
        _weight = context.Parameter("weight")!;
        _layout = (PanelLayout)_weight.Layout;
        _bias = context.Parameter("bias");
        _scale = new NormScale(context, shape.Channels);
        _residual = inputs.Count > 1 ? inputs[1] : null;
        _tail = context.Chain.Tail;
        Parameters = _bias is null ? [_weight] : [_weight, _bias];
    }

    public override IReadOnlyList<StoredParameter> Parameters { get; }

    public override long ScratchCount => Math.Max(_padded?.Count ?? 0, Math.Max(_inputGradient?.PanelCount ?? 0, _tailGradient.ScratchCount));

    private Value Input => Inputs[0];

    private Value Output => Outputs[0];

    public static Step Make(StepContext context)
    {
        var shape = context.Node.Op is Conv1d sequence ? ConvolutionShape.Of(sequence) : ConvolutionShape.Of(context.Op<Conv2d>());
        var input = context.Input(0, channelsLast: true);
        IReadOnlyList<Value> inputs = context.Residual(channelsLast: true) is { } residual ? [input, residual] : [input];
        if (context.Parameter("weight")!.Layout is TapsLastLayout)
        {
            return new DepthwiseConvolution(context, shape, inputs, context.Output(channelsLast: true));
        }

        return new Convolution(context, shape, inputs, context.Output(channelsLast: true));
    }

    public override bool BackwardReadsInput(int index) => index == 0 && _weight.NeedsGradient;

    public override bool BackwardReadsOutput(int index) => !_tail.IsNone;

    public override void Resize()
    {
        var (images, input, output) = (Input.Dims[0], ConvolutionShape.Picture(Input), ConvolutionShape.Picture(Output));
        var (inputs, outputs) = (Input.Dims[1], Output.Dims[1]);
        var window = _shape.Window(input, output);
        _padded = PaddedRows.Suits(inputs, _shape.Groups, window) ? new PaddedRows(images, inputs, input, output, window) : null;
        var geometry = _padded?.Geometry ?? TapGeometry.OfConvolution(images, output, input, window);
        var depth = _padded?.Depth ?? _layout.Inputs;
        _product = new TapProduct(geometry, depth, _layout.Outputs, inputs, Output.Pitch);
        _outer = new TapOuter(geometry, depth, _layout.Outputs, inputs, outputs, rowsAreSeen: true);
        _tailGradient = new TailGradient(geometry.Places, outputs, _tail);
        if (Input.NeedsGradient)
        {
            _inputGradient = new InputGradient(images, input, output, window, _layout.Outputs, _layout.Inputs, outputs, inputs);
            _transposes = [.. _inputGradient.Phases.Select(p => new PanelTranspose(_layout.Outputs, _layout.Inputs, _layout.Taps, p.Taps))];
        }
    }

    public override void Forward(Pass pass)
    {
        _scale.Update(pass);
        var input = Seen(pass);
        for (var group = 0; group < _layout.Groups; group++)
        {
            var channel = group * _layout.Outputs;
            var finish = new Finish(From(_scale.Scale, channel), From(_scale.Shift, channel), _residual is null ? default : From(_residual.Data, channel), _tail);
            _product.Run(pass.Pool, From(input, group * _layout.Inputs), PanelsOf(_weight.Weights, group), From(Output.Data, channel), adds: false, finish);
        }
    }

    public override void Backward(Pass pass)
    {
        var biasGradient = _bias is { NeedsGradient: true } ? _bias.Gradient : default;
        _tailGradient.Run(pass.Pool, Output.Gradient, Output.Data, biasGradient, !biasGradient.IsEmpty && _bias!.AddsGradient(), pass.Scratch);
        if (_weight.NeedsGradient)
        {
            var (adds, input) = (_weight.AddsGradient(), Seen(pass));
            for (var group = 0; group < _layout.Groups; group++)
            {
                _outer.Run(
                    pass.Pool, From(input, group * _layout.Inputs), From(Output.Gradient, group * _layout.Outputs), PanelsOf(_weight.Gradient, group), adds);
            }
        }

        if (_inputGradient is { } gradient)
        {
            BackwardToInput(pass, gradient);
        }
    }

    private void BackwardToInput(Pass pass, InputGradient gradient)
    {
        var adds = Input.AddsGradient();
        if (!adds && gradient.LeavesGaps)
        {
            Input.Gradient.Clear();
        }

        for (var group = 0; group < _layout.Groups; group++)
        {
            for (var phase = 0; phase < _transposes.Length; phase++)
            {
                var panels = pass.Scratch.Slice(gradient.Phases[phase].First, _transposes[phase].Count);
                _transposes[phase].Run(pass.Pool, PanelsOf(_weight.Weights, group), panels);
            }

            gradient.Run(
                pass.Pool, From(Output.Gradient, group * _layout.Outputs), pass.Scratch, From(Input.Gradient, group * _layout.Inputs), adds, Finish.None);
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

    private Floats PanelsOf(Floats weights, int group) => weights.Slice(group * _layout.Panels * _layout.PanelCount, _layout.Panels * _layout.PanelCount);

    private static Floats From(Floats floats, long start) => floats.IsEmpty ? floats : floats.Slice(start, floats.Count - start);
}
