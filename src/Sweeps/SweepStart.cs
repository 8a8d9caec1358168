namespace MLNetVision.Sweeps;

/// <summary>A trial that is set beforehand, such as what is known to be good; what it leaves open the search chooses.</summary>
/// <param name="Values">Parameters as they are written: "0.003", "true", a choice's name.</param>
public sealed record SweepStart(IReadOnlyDictionary<string, string> Values)
{
    /// <inheritdoc/>
    public bool Equals(SweepStart? other) => other is not null && Values.Count == other.Values.Count && !Values.Except(other.Values).Any();

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Count;
}
