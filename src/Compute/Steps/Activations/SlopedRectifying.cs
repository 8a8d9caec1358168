using MLNetVision.Compute.Kernels.Activations;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>The rectifier whose slope below 0 is trained: one slope in any order, or one a channel with the channels innermost.</summary>
internal sealed class SlopedRectifying : Step
{
    private readonly StoredParameter _weight;
    private readonly bool _isShared;
    private SlopedRectifier _rectifier = null!;

    private SlopedRectifying(StepContext context, Value input, Value output)
        : base(context.Name, [input], [output])
    {
        _weight = context.Parameter("weight")!;
        _isShared = !context.Op<ParametricRelu>().PerChannel;
        Parameters = [_weight];
    }

    public override IReadOnlyList<StoredParameter> Parameters { get; }

    public override long ScratchCount => _rectifier.ScratchCount;

    private Value Input => Inputs[0];

    private Value Output => Outputs[0];

    public static Step Make(StepContext context)
    {
        var input = context.Op<ParametricRelu>().PerChannel ? context.Input(0, channelsLast: true) : context.Input(0);
        return new SlopedRectifying(context, input, context.Output(input.ChannelsLast));
    }

    public override bool PassesGradient(int index) => true;

    public override bool WorksInPlace(int index) => true;

    public override void Resize()
    {
        var columns = Input.Dims.Length == 0 ? 1 : Input.ChannelsLast ? Input.Dims[1] : Input.Dims[^1];
        _rectifier = new SlopedRectifier(Input.Count / columns, columns, _isShared);
    }

    public override void Forward(Pass pass) => _rectifier.Forward(pass.Pool, Input.Data, _weight.Weights, Output.Data);

    public override void Backward(Pass pass)
    {
        var (to, adds) = Input.NeedsGradient ? (Input.Gradient, Input.AddsGradient()) : (default, false);
        _rectifier.Backward(pass.Pool, Input.Data, _weight.Weights, Output.Gradient, to, adds, pass.Scratch);
        if (_weight.NeedsGradient)
        {
            _rectifier.SumSlopes(_weight.Gradient, _weight.AddsGradient());
        }
    }
}
