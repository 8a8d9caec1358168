namespace MLNetVision.Sweeps;

/// <summary>That another parameter is there and has one of some values.</summary>
/// <param name="Parameter">The other one, which stands before in the space.</param>
/// <param name="Values">The values as they are written: "true", "3", a choice's name.</param>
public sealed record SweepCondition(string Parameter, params IReadOnlyList<string> Values)
{
    /// <inheritdoc/>
    public bool Equals(SweepCondition? other) => other is not null && Parameter == other.Parameter && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Parameter, Values.Count);
}
