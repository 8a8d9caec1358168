using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>A product with a weight, and all that follows it in its chain: bias, normalisation (evaluation), addition (evaluation), rectifier.</summary>
internal abstract class WeightedStep : Step
{
    private readonly int _channels;
    private readonly StoredParameter? _bias;
    private readonly NormScale _scale;
    private readonly Tail _tail;
    private TailGradient _tailGradient = null!;

    /// <param name="context">What the step is made from.</param>
    /// <param name="channels">Channels or units of the result.</param>
    /// <param name="channelsLast">The order of inputs and output.</param>
    protected WeightedStep(StepContext context, int channels, bool channelsLast)
        : base(context.Name, context.ChainInputs(channelsLast), [context.Output(channelsLast)])
    {
        _channels = channels;
        Weight = context.Parameter("weight")!;
        _bias = context.Parameter("bias");
        _scale = new NormScale(context, channels);
        _tail = context.Chain.Tail;
        Parameters = _bias is null ? [Weight] : [Weight, _bias];
    }

    public sealed override IReadOnlyList<StoredParameter> Parameters { get; }

    public sealed override long ScratchCount => Math.Max(ProductScratchCount, _tailGradient.ScratchCount);

    protected StoredParameter Weight { get; }

    protected Value Input => Inputs[0];

    protected Value Output => Outputs[0];

    /// <summary>Floats of scratch that the product takes there and back.</summary>
    protected abstract long ProductScratchCount { get; }

    public sealed override bool BackwardReadsInput(int index) => index == 0 && Weight.NeedsGradient;

    public sealed override bool BackwardReadsOutput(int index) => !_tail.IsNone;

    public sealed override void Resize()
    {
        _tailGradient = new TailGradient(Output.Count / _channels, _channels, _tail);
        ResizeProduct();
    }

    public sealed override void Forward(Pass pass)
    {
        _scale.Update(pass);
        Multiply(pass, new Finish(_scale.Scale, _scale.Shift, Inputs.Count > 1 ? Inputs[1].Data : default, _tail));
    }

    public sealed override void Backward(Pass pass)
    {
        var bias = _bias is { NeedsGradient: true } ? _bias.Gradient : default;
        _tailGradient.Run(pass.Pool, Output.Gradient, Output.Data, bias, !bias.IsEmpty && _bias!.AddsGradient(), pass.Scratch);
        if (Weight.NeedsGradient)
        {
            MultiplyToWeight(pass, Weight.AddsGradient());
        }

        if (Input.NeedsGradient)
        {
            MultiplyToInput(pass, Input.AddsGradient());
        }
    }

    /// <summary>The sizes have changed.</summary>
    protected abstract void ResizeProduct();

    /// <summary>Writes the finished product to the output.</summary>
    protected abstract void Multiply(Pass pass, in Finish finish);

    /// <summary>Writes or adds the weight's gradient; that of the output is the product's.</summary>
    protected abstract void MultiplyToWeight(Pass pass, bool adds);

    /// <summary>Writes or adds the input's gradient.</summary>
    protected abstract void MultiplyToInput(Pass pass, bool adds);
}
