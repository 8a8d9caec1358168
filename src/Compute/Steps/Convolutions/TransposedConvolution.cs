using MLNetVision.Compute.Kernels.Norms;
using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>A transposed convolution: what is the way back for a convolution is the way forward here, and the reverse.</summary>
internal sealed class TransposedConvolution : Step
{
    private readonly ConvolutionShape _shape;
    private readonly PanelLayout _layout;
    private readonly StoredParameter _weight;
    private readonly StoredParameter? _bias;
    private readonly NormScale _scale;
    private readonly Tail _tail;
    private InputGradient _enlarge = null!;
    private PanelChoice[] _choices = [];
    private ScaleShift _finishAll = null!;
    private TapProduct _inputGradient = null!;
    private PanelTranspose _transpose = null!;
    private TapOuter _outer = null!;
    private TailGradient _tailGradient = null!;

    private TransposedConvolution(StepContext context, IReadOnlyList<Value> inputs, Value output)
        : base(context.Name, inputs, [output])
    {
        _shape = ConvolutionShape.Of(context.Op<ConvTranspose2d>());
        _weight = context.Parameter("weight")!;
        _layout = (PanelLayout)_weight.Layout;
        _bias = context.Parameter("bias");
        _scale = new NormScale(context, _shape.Channels);
        _tail = context.Chain.Tail;
        Parameters = _bias is null ? [_weight] : [_weight, _bias];
    }

    public override IReadOnlyList<StoredParameter> Parameters { get; }

    public override long ScratchCount => Math.Max(Math.Max(_enlarge.PanelCount, _transpose.Count), _tailGradient.ScratchCount);

    private Value Input => Inputs[0];

    private Value Output => Outputs[0];

    public static Step Make(StepContext context)
    {
        var input = context.Input(0, channelsLast: true);
        IReadOnlyList<Value> inputs = context.Residual(channelsLast: true) is { } residual ? [input, residual] : [input];
        return new TransposedConvolution(context, inputs, context.Output(channelsLast: true));
    }

    public override bool BackwardReadsInput(int index) => index == 0 && _weight.NeedsGradient;

    public override bool BackwardReadsOutput(int index) => !_tail.IsNone;

    public override void Resize()
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
        _tailGradient = new TailGradient(Output.Count / outputs, outputs, _tail);
    }

    public override void Forward(Pass pass)
    {
        _scale.Update(pass);
        if (_enlarge.LeavesGaps)
        {
            Output.Data.Clear();
        }

        for (var group = 0; group < _layout.Groups; group++)
        {
            Choose(pass, group);
            _enlarge.Run(pass.Pool, From(Input.Data, group * _layout.Inputs), pass.Scratch, From(Output.Data, group * _layout.Outputs), adds: false, Finish.None);
        }

        var finish = new Finish(_scale.Scale, _scale.Shift, Inputs.Count > 1 ? Inputs[1].Data : default, _tail);
        if (!finish.IsNone)
        {
            _finishAll.Run(pass.Pool, Output.Data, Output.Data, finish);
        }
    }

    public override void Backward(Pass pass)
    {
        var biasGradient = _bias is { NeedsGradient: true } ? _bias.Gradient : default;
        _tailGradient.Run(pass.Pool, Output.Gradient, Output.Data, biasGradient, !biasGradient.IsEmpty && _bias!.AddsGradient(), pass.Scratch);
        var addsToWeight = _weight.NeedsGradient && _weight.AddsGradient();
        var addsToInput = Input.NeedsGradient && Input.AddsGradient();
        for (var group = 0; group < _layout.Groups; group++)
        {
            var gradient = From(Output.Gradient, group * _layout.Outputs);
            if (_weight.NeedsGradient)
            {
                _outer.Run(pass.Pool, From(Input.Data, group * _layout.Inputs), gradient, PanelsOf(_weight.Gradient, group), addsToWeight);
            }

            if (Input.NeedsGradient)
            {
                _transpose.Run(pass.Pool, PanelsOf(_weight.Weights, group), pass.Scratch);
                _inputGradient.Run(pass.Pool, gradient, pass.Scratch, From(Input.Gradient, group * _layout.Inputs), addsToInput, Finish.None);
            }
        }
    }

    /// <summary>Puts the taps of each phase side by side.</summary>
    private void Choose(Pass pass, int group)
    {
        for (var phase = 0; phase < _choices.Length; phase++)
        {
            _choices[phase].Run(pass.Pool, PanelsOf(_weight.Weights, group), pass.Scratch.Slice(_enlarge.Phases[phase].First, _choices[phase].Count));
        }
    }

    private Floats PanelsOf(Floats weights, int group) => weights.Slice(group * _layout.Panels * _layout.PanelCount, _layout.Panels * _layout.PanelCount);

    private static Floats From(Floats floats, long start) => floats.Slice(start, floats.Count - start);
}
