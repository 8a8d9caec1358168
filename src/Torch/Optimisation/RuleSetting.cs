using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Optimisation;

/// <summary>What an optimizer is executed with: all trained numbers are one vector, and what differs from parameter to parameter is a vector too.</summary>
internal sealed class RuleSetting : IDisposable
{
    private readonly List<Tensor> _owned = [];

    public RuleSetting(TrainingRule rule, FlatParameters parameters)
    {
        Rule = rule;
        Parameters = parameters;
        L1 = Factor(p => IsPenalised(p) ? rule.Penalty.L1 : 0);
        L2 = Factor(p => IsPenalised(p) ? rule.Penalty.L2 : 0);
        RateFactor = Factor(p => rule.RateFactorOf(p.Name));
        Decay = Factor(p => p.Spec.Role == ParameterRole.Weight && rule.Optimizer is AdamW decayed ? decayed.WeightDecay * rule.RateFactorOf(p.Name) : 0);
    }

    public TrainingRule Rule { get; }

    public FlatParameters Parameters { get; }

    public VectorFactor L1 { get; }

    public VectorFactor L2 { get; }

    public VectorFactor RateFactor { get; }

    /// <summary>AdamW's decay times the rate factor.</summary>
    public VectorFactor Decay { get; }

    public bool IsPenalised(Parameter parameter) => Rule.Penalty.IncludesBiases || parameter.Spec.Role == ParameterRole.Weight;

    /// <summary>Loss and penalty have this gradient together.</summary>
    public Tensor WithPenalty(Tensor gradient)
    {
        var weights = Parameters.Vector;
        var total = L2.IsZero ? gradient : gradient.Plus(L2.Times(weights));
        return L1.IsZero ? total : total.Plus(L1.Times(weights.sign()));
    }

    /// <summary>A vector that lives as long as the setting.</summary>
    public Tensor Own(Tensor vector)
    {
        _owned.Add(vector.DetachFromDisposeScope());
        return vector;
    }

    public void Dispose() => _owned.ForEach(t => t.Dispose());

    private VectorFactor Factor(Func<Parameter, double> of)
    {
        var all = Parameters.Parameters.Select(of).Distinct().ToArray();
        return all.Length <= 1 ? new VectorFactor(all.FirstOrDefault(), null) : new VectorFactor(double.NaN, Own(Parameters.Spread(of)));
    }
}
