namespace MLNetVision.Training;

/// <summary>What came of an epoch.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Steps">Training steps taken since the run began.</param>
/// <param name="LearningRate">The rate of its last step.</param>
/// <param name="Figures">The losses and metrics by name.</param>
public sealed record EpochResult(int Epoch, long Steps, double LearningRate, IReadOnlyDictionary<string, double> Figures)
{
    /// <summary>A figure by name.</summary>
    public double this[string figure] => Figures.TryGetValue(figure, out var value)
        ? value
        : throw new KeyNotFoundException($"Epoch {Epoch} has no figure '{figure}'. It has: {string.Join(", ", Figures.Keys)}.");

    /// <inheritdoc/>
    public bool Equals(EpochResult? other) => other is not null && (Epoch, Steps) == (other.Epoch, other.Steps)
        && LearningRate.Equals(other.LearningRate) && Figures.Count == other.Figures.Count
        && Figures.All(f => other.Figures.TryGetValue(f.Key, out var value) && value.Equals(f.Value));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Epoch, Steps, LearningRate);

    /// <inheritdoc/>
    public override string ToString() => $"epoch {Epoch}: {string.Join(", ", Figures.Select(f => FormattableString.Invariant($"{f.Key} {f.Value:G4}")))}";
}
