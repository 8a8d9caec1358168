using MLNetVision.Sweeps.Search;

namespace MLNetVision.Sweeps;

/// <summary>
/// Every combination once, the parameter that is drawn last changing first. Parameters that only some values of others bring are gone through where they occur.
/// </summary>
public sealed record GridSearch : SearchMethod
{
    /// <summary>How many values stand for a range that has more of them, or any number between; its ends are among them.</summary>
    public int Points { get; init; } = 5;

    /// <inheritdoc/>
    public override void Validate() => Check(Points > 1, nameof(Points), Points, "2 or more");

    internal override ISearcher Begin(ulong seed) => new GridSearcher(Points);
}
