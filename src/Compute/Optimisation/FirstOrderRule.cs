using MLNetVision.Compute.Kernels.Updates;
using MLNetVision.Compute.Memory;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Compute.Optimisation;

/// <summary>
/// Optimizers that look at the gradient once. Penalty, clipping, update and average are one pass over memory. One over the gradients comes before it, which
/// measures their norm where it is limited and makes sure that they are finite, so that a step is taken whole or not at all.
/// </summary>
internal sealed class FirstOrderRule<TUpdate> : IStepRule
    where TUpdate : struct, IUpdate<TUpdate>
{
    /// <summary>Keeps the quotient finite, as PyTorch's clip_grad_norm_ does.</summary>
    private const double ClippingEpsilon = 1e-6;

    private readonly RuleSetting _setting;
    private readonly TUpdate _formula;
    private readonly SlotVectors _slots;
    private readonly StateVector[] _vectors;
    private readonly UpdateWork<TUpdate> _update;
    private readonly GradientNorm _norm;
    private readonly GradientCheck _check;

    public FirstOrderRule(RuleSetting setting, TUpdate formula)
    {
        _setting = setting;
        _formula = formula;
        var names = SlotPlan.Of(setting.Rule.Optimizer);
        _slots = new SlotVectors(setting.Space, names.Count(n => n is not null));
        var next = 0;
        var slots = names.Select(name => name is null ? default : _slots[next++]).ToArray();
        _vectors = [.. names.Zip(slots, (name, slot) => new StateVector(name ?? "", slot)).Where(v => !v.Vector.IsEmpty)];
        var pieces = new PieceTable(setting.Space, setting.Rule, setting.Average, slots);
        _update = new UpdateWork<TUpdate>(pieces, setting.Lanes);
        _norm = new GradientNorm(pieces, setting.Rule.Penalty, setting.Lanes);
        _check = new GradientCheck(pieces, setting.Lanes);
    }

    public IEnumerable<StateVector> Vectors => _vectors;

    public double Step(ILossSurface surface, in RuleStep context)
    {
        var loss = surface.Evaluate();
        if (!double.IsFinite(loss))
        {
            return loss;
        }

        var scale = GradientScale();
        if (!double.IsFinite(scale))
        {
            return double.NaN;
        }

        var rule = _setting.Rule;
        var formula = _formula.At(context.Number, context.Momentum);
        _update.Run(_setting.Pool, formula, new StepTerms
        {
            LearningRate = context.LearningRate,
            Correction = formula.Correction(context.Number),
            Decay = rule.Optimizer is AdamW decayed ? decayed.WeightDecay : 0,
            L1 = rule.Penalty.L1,
            L2 = rule.Penalty.L2,
            GradientScale = (float)scale,
            GradientLimit = rule.Clipping is { Kind: ClippingKind.Value } clipping ? (float)clipping.Limit : float.PositiveInfinity,
            AverageDecay = rule.AverageDecay ?? 0,
        });
        return loss;
    }

    public void SaveCounters(IDictionary<string, long> counters)
    {
    }

    public void LoadCounters(IReadOnlyDictionary<string, long> counters)
    {
    }

    public void Dispose() => _slots.Dispose();

    /// <summary>1, or what brings the gradients down to the limit of their norm; not a number if they are not finite.</summary>
    private double GradientScale()
    {
        if (_setting.Rule.Clipping is not { Kind: ClippingKind.Norm } clipping)
        {
            return _check.AreFinite(_setting.Pool) ? 1 : double.NaN;
        }

        var norm = _norm.Measure(_setting.Pool);
        return double.IsFinite(norm) ? Math.Min(1, clipping.Limit / (norm + ClippingEpsilon)) : double.NaN;
    }
}
