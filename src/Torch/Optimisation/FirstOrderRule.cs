using MLNetVision.Networks.Optimisation;
using MLNetVision.Torch.Execution;
using MLNetVision.Torch.Optimisation.Updates;

namespace MLNetVision.Torch.Optimisation;

/// <summary>
/// Optimizers that look at the gradient once: penalty, clipping, update. A step is taken whole or, where a gradient is not finite, not at all.
/// </summary>
internal sealed class FirstOrderRule : IStepRule
{
    /// <summary>Keeps the quotient finite, as PyTorch's clip_grad_norm_ does.</summary>
    private const double ClippingEpsilon = 1e-6;

    private readonly RuleSetting _setting;
    private readonly IUpdate _update;
    private readonly Tensor?[] _slots;
    private readonly (string, Tensor)[] _vectors;

    public FirstOrderRule(RuleSetting setting, IUpdate update, double start = 0)
    {
        _setting = setting;
        _update = update;
        var names = SlotPlan.Of(setting.Rule.Optimizer);
        _slots = [.. names.Select(name => name is null ? null : setting.Own(setting.Parameters.Vector.FullLike(start)))];
        _vectors = [.. names.Zip(_slots).Where(s => s.Second is not null).Select(s => (s.First!, s.Second!))];
    }

    public IEnumerable<(string Slot, Tensor Vector)> Vectors => _vectors;

    public double Step(ILossSurface surface, in RuleStep context)
    {
        var point = surface.Evaluate();
        if (!double.IsFinite(point.Loss) || !point.IsFinite)
        {
            return double.IsFinite(point.Loss) ? double.NaN : point.Loss;
        }

        using var scope = torch.NewDisposeScope();
        using var still = torch.no_grad();
        if (Clipped(_setting.WithPenalty(point.Gradient)) is not { } gradient)
        {
            return double.NaN;
        }

        var weights = _setting.Parameters.Vector;
        if (!_setting.Decay.IsZero)
        {
            weights.sub_(_setting.Decay.Times(weights).MulInPlace(context.LearningRate));
        }

        var direction = _update.Direction(gradient, _slots, context);
        var rate = context.LearningRate * _update.Correction(context);
        weights.sub_(_setting.RateFactor.IsOne ? direction.Mul(rate) : _setting.RateFactor.Times(direction).MulInPlace(rate));
        return point.Loss;
    }

    public void SaveCounters(IDictionary<string, long> counters)
    {
    }

    public void LoadCounters(IReadOnlyDictionary<string, long> counters)
    {
    }

    public void Dispose()
    {
    }

    /// <summary>The gradient within the limit; null where its norm is not finite.</summary>
    private Tensor? Clipped(Tensor gradient)
    {
        if (_setting.Rule.Clipping is not { } clipping)
        {
            return gradient;
        }

        if (clipping.Kind == ClippingKind.Value)
        {
            return gradient.Clamp(-clipping.Limit, clipping.Limit);
        }

        var norm = Math.Sqrt(gradient.type(ScalarType.Float64).Square().sum().cpu().item<double>());
        return !double.IsFinite(norm) ? null : gradient.Mul(Math.Min(1, clipping.Limit / (norm + ClippingEpsilon)));
    }
}
