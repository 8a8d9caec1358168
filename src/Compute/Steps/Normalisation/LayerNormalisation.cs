using MLNetVision.Compute.Kernels.Norms;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Normalisation of each row over the last axes, in plain order.</summary>
internal sealed class LayerNormalisation : Step
{
    private readonly LayerNorm _op;
    private readonly StoredParameter? _weight;
    private readonly StoredParameter? _bias;
    private readonly Block _moments = new();
    private int _rows;
    private int _features;
    private RowNorm _forward = null!;
    private RowNormGradient _backward = null!;
    private RowNormAffine _affine = null!;

    private LayerNormalisation(StepContext context)
        : base(context.Name, [context.Input(0, channelsLast: false)], [context.Output(channelsLast: false)])
    {
        _op = context.Op<LayerNorm>();
        (_weight, _bias) = (context.Parameter("weight"), context.Parameter("bias"));
        Parameters = _weight is null ? [] : [_weight, _bias!];
    }

    public override IReadOnlyList<StoredParameter> Parameters { get; }

    public override IEnumerable<(Block Block, long Count)> Kept => [(_moments, 2L * _rows)];

    public override long ScratchCount => Outputs[0].NeedsGradient && _weight is not null ? _affine.ScratchCount : 0;

    public static Step Make(StepContext context) => new LayerNormalisation(context);

    public override void Resize()
    {
        _features = 1;
        foreach (var size in Inputs[0].Dims.AsSpan()[^_op.Axes..])
        {
            _features *= size;
        }

        _rows = Inputs[0].Count / _features;
        _forward = new RowNorm(_rows, _features, _op.Epsilon);
        _backward = new RowNormGradient(_rows, _features);
        _affine = new RowNormAffine(_rows, _features);
    }

    public override void Forward(Pass pass) => _forward.Run(
        pass.Pool, Inputs[0].Data, _weight?.Weights ?? default, _bias?.Weights ?? default, _moments.Floats, Outputs[0].Data);

    public override void Backward(Pass pass)
    {
        var (x, dy) = (Inputs[0], Outputs[0].Gradient);
        if (_weight is { NeedsGradient: true } || _bias is { NeedsGradient: true })
        {
            _affine.Run(pass.Pool, x.Data, _moments.Floats, dy, pass.Scratch);
            ParameterSums.Give(_weight, pass.Scratch.First(_features));
            ParameterSums.Give(_bias, pass.Scratch.Slice(_features, _features));
        }

        if (x.NeedsGradient)
        {
            _backward.Run(pass.Pool, x.Data, _moments.Floats, _weight?.Weights ?? default, dy, x.Gradient, x.AddsGradient());
        }
    }
}
