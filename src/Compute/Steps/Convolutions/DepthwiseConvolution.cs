using MLNetVision.Compute.Kernels.Depthwise;
using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>A convolution with one filter a channel, and all that follows it in its chain.</summary>
internal sealed class DepthwiseConvolution : Step
{
    private readonly ConvolutionShape _shape;
    private readonly StoredParameter _weight;
    private readonly StoredParameter? _bias;
    private readonly NormScale _scale;
    private readonly Tail _tail;
    private readonly List<DepthwiseProduct> _phases = [];
    private DepthwiseProduct _product = null!;
    private DepthwiseOuter _outer = null!;
    private TailGradient _tailGradient = null!;
    private bool _leavesGaps;

    public DepthwiseConvolution(StepContext context, ConvolutionShape shape, IReadOnlyList<Value> inputs, Value output)
        : base(context.Name, inputs, [output])
    {
        _shape = shape;
        _weight = context.Parameter("weight")!;
        _bias = context.Parameter("bias");
        _scale = new NormScale(context, shape.Channels);
        _tail = context.Chain.Tail;
        Parameters = _bias is null ? [_weight] : [_weight, _bias];
    }

    public override IReadOnlyList<StoredParameter> Parameters { get; }

    public override long ScratchCount => Math.Max(_outer.ScratchCount, _tailGradient.ScratchCount);

    private Value Input => Inputs[0];

    private Value Output => Outputs[0];

    public override bool BackwardReadsInput(int index) => index == 0 && _weight.NeedsGradient;

    public override bool BackwardReadsOutput(int index) => !_tail.IsNone;

    public override void Resize()
    {
        var (images, channels) = (Input.Dims[0], Input.Dims[1]);
        var (input, output) = (ConvolutionShape.Picture(Input), ConvolutionShape.Picture(Output));
        var window = _shape.Window(input, output);
        var geometry = TapGeometry.OfConvolution(images, output, input, window);
        _product = new DepthwiseProduct(geometry, [.. Enumerable.Range(0, geometry.Taps)], channels);
        _outer = new DepthwiseOuter(geometry, channels);
        _tailGradient = new TailGradient(geometry.Places, channels, _tail);
        _phases.Clear();
        var phases = TapGeometry.PhasesOf(images, input, output, window);
        _phases.AddRange(phases.Select(p => new DepthwiseProduct(p.Geometry, p.Taps, channels)));
        _leavesGaps = phases.Count < Math.Min(window.Stride.Y, input.Height) * Math.Min(window.Stride.X, input.Width);
    }

    public override void Forward(Pass pass)
    {
        _scale.Update(pass);
        var finish = new Finish(_scale.Scale, _scale.Shift, Inputs.Count > 1 ? Inputs[1].Data : default, _tail);
        _product.Run(pass.Pool, Input.Data, _weight.Weights, Output.Data, adds: false, finish);
    }

    public override void Backward(Pass pass)
    {
        var biasGradient = _bias is { NeedsGradient: true } ? _bias.Gradient : default;
        _tailGradient.Run(pass.Pool, Output.Gradient, Output.Data, biasGradient, !biasGradient.IsEmpty && _bias!.AddsGradient(), pass.Scratch);
        if (_weight.NeedsGradient)
        {
            _outer.Run(pass.Pool, Input.Data, Output.Gradient, _weight.Gradient, _weight.AddsGradient(), pass.Scratch);
        }

        if (Input.NeedsGradient)
        {
            var adds = Input.AddsGradient();
            if (!adds && _leavesGaps)
            {
                Input.Gradient.Clear();
            }

            for (var phase = 0; phase < _phases.Count; phase++)
            {
                _phases[phase].Run(pass.Pool, Output.Gradient, _weight.Weights, Input.Gradient, adds, Finish.None);
            }
        }
    }
}
