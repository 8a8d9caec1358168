namespace MLNetVision.Sweeps;

/// <summary>A parameter of a space.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Domain">What it may be.</param>
public sealed record SweepParameter(string Name, ParameterDomain Domain)
{
    /// <summary>
    /// What it is where nobody searches, as it is written: "0.003", "true", a choice's name. The first trial of a sweep has it. Null for the search to say.
    /// </summary>
    public string? Usual { get; init; }

    /// <summary>What has to hold for the parameter to be there; all of it.</summary>
    public IReadOnlyList<SweepCondition> When { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(SweepParameter? other) =>
        other is not null && (Name, Domain, Usual) == (other.Name, other.Domain, other.Usual) && When.SequenceEqual(other.When);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Domain, Usual, When.Count);
}
