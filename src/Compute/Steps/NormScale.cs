using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// What evaluation multiplies each channel with and adds to it: a bias alone, or a bias and then a batch normalisation by its running statistics. Worked out
/// again only when weights have changed.
/// </summary>
internal sealed class NormScale
{
    private readonly int _channels;
    private readonly StoredParameter? _bias;
    private readonly StoredParameter? _weight;
    private readonly StoredParameter? _shift;
    private readonly StoredParameter? _mean;
    private readonly StoredParameter? _variance;
    private readonly float _epsilon;
    private readonly PinnedFloats? _scale;
    private readonly PinnedFloats? _shifted;
    private long _version = -1;

    public NormScale(StepContext context, int channels)
    {
        _channels = channels;
        _bias = context.Chain.Main.Op is BatchNorm ? null : context.Parameter("bias");
        var norm = context.Chain.Norm ?? (context.Chain.Main.Op is BatchNorm ? context.Chain.Main : null);
        if (norm is not null)
        {
            (_weight, _shift) = (context.Parameter("weight", norm), context.Parameter("bias", norm));
            (_mean, _variance) = (context.Parameter("running_mean", norm), context.Parameter("running_var", norm));
            _epsilon = ((BatchNorm)norm.Op).Epsilon;
            _scale = new PinnedFloats(channels);
            _shifted = new PinnedFloats(channels);
        }
    }

    /// <summary>Empty where nothing multiplies.</summary>
    public Floats Scale => _scale?.Floats ?? default;

    /// <summary>Empty where nothing is added.</summary>
    public Floats Shift => _shifted?.Floats ?? _bias?.Weights ?? default;

    public void Update(Pass pass)
    {
        if (_scale is null || _version == pass.WeightsVersion)
        {
            return;
        }

        _version = pass.WeightsVersion;
        Span<float> scale = Scale.Span, shift = Shift.Span;
        for (var c = 0; c < _channels; c++)
        {
            scale[c] = (float)((_weight?.Weights.Span[c] ?? 1) / Math.Sqrt(_variance!.Weights.Span[c] + (double)_epsilon));
            shift[c] = (((_bias?.Weights.Span[c] ?? 0) - _mean!.Weights.Span[c]) * scale[c]) + (_shift?.Weights.Span[c] ?? 0);
        }
    }
}
