using MLNetVision.Networks;

namespace MLNetVision.Training.Ensembles;

/// <summary>What came of training several members.</summary>
/// <param name="Members">The members' results, in the order of the folds.</param>
public sealed record EnsembleResult(IReadOnlyList<TrainingResult> Members)
{
    /// <summary>The members' weights.</summary>
    public IReadOnlyList<WeightSet> Weights => [.. Members.Select(m => m.Weights)];

    /// <summary>The mean of a figure over the members' best epochs.</summary>
    public double Mean(string figure) => Values(figure).Average();

    /// <summary>The standard deviation of a figure over the members' best epochs, of a sample (divided by n - 1); 0 for a single member.</summary>
    public double Deviation(string figure)
    {
        var values = Values(figure);
        var mean = values.Average();
        return values.Length < 2 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }

    private double[] Values(string figure) => [.. Members.Select((m, i) => m.Best?[figure]
        ?? throw new InvalidOperationException($"Member {i + 1} has no best epoch: {m.Message}"))];
}
