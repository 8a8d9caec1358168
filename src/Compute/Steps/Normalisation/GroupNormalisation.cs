using MLNetVision.Compute.Kernels.Norms;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Normalisation of each picture over groups of channels.</summary>
internal sealed class GroupNormalisation : Step
{
    private readonly GroupNorm _op;
    private readonly StoredParameter? _weight;
    private readonly StoredParameter? _bias;
    private readonly Block _kept = new();
    private GroupNormForward _forward = null!;
    private GroupNormGradient _backward = null!;

    private GroupNormalisation(StepContext context)
        : base(context.Name, [context.Input(0, channelsLast: true)], [context.Output(channelsLast: true)])
    {
        _op = context.Op<GroupNorm>();
        (_weight, _bias) = (context.Parameter("weight"), context.Parameter("bias"));
        Parameters = _weight is null ? [] : [_weight, _bias!];
    }

    public override IReadOnlyList<StoredParameter> Parameters { get; }

    public override IEnumerable<(Block Block, long Count)> Kept => [(_kept, 2L * Inputs[0].Dims[0] * Channels)];

    public override long ScratchCount => Outputs[0].NeedsGradient ? _backward.ScratchCount : _forward.ScratchCount;

    private int Channels => Inputs[0].Dims[1];

    public static Step Make(StepContext context) => new GroupNormalisation(context);

    public override void Resize()
    {
        var images = Inputs[0].Dims[0];
        var shape = new GroupShape(images, Inputs[0].Count / images / Channels, Channels, _op.Groups);
        _forward = new GroupNormForward(shape, _op.Epsilon);
        _backward = new GroupNormGradient(shape);
    }

    public override void Forward(Pass pass) => _forward.Run(
        pass.Pool, Inputs[0].Data, _weight?.Weights ?? default, _bias?.Weights ?? default, _kept.Floats, pass.Scratch, Outputs[0].Data);

    public override void Backward(Pass pass)
    {
        var x = Inputs[0];
        var (to, adds) = x.NeedsGradient ? (x.Gradient, x.AddsGradient()) : (default, false);
        _backward.Run(pass.Pool, x.Data, _weight?.Weights ?? default, _kept.Floats, Outputs[0].Gradient, to, adds, pass.Scratch);
        ParameterSums.Give(_weight, pass.Scratch.First(Channels));
        ParameterSums.Give(_bias, pass.Scratch.Slice(Channels, Channels));
    }
}
