using MLNetVision.Sweeps.Search;

namespace MLNetVision.Sweeps;

/// <summary>
/// Tree-structured Parzen estimators (Bergstra et al. 2011): one density of what good trials have, one of what the others have; of random candidates from the
/// first, the one that is likelier there than here comes next. Parameters that all trials have are chosen together, the others each for itself.
/// </summary>
public sealed record ParzenSearch : SearchMethod
{
    /// <summary>Trials at random before densities say anything.</summary>
    public int FirstTrials { get; init; } = 10;

    /// <summary>The share of the trials that are good.</summary>
    public double GoodShare { get; init; } = 0.15;

    /// <summary>The most trials that are good.</summary>
    public int MostGood { get; init; } = 25;

    /// <summary>How many candidates are compared.</summary>
    public int Candidates { get; init; } = 32;

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(FirstTrials > 0, nameof(FirstTrials), FirstTrials, "1 or more");
        Check(GoodShare is > 0 and < 1, nameof(GoodShare), GoodShare, "above 0, below 1");
        Check(MostGood > 0, nameof(MostGood), MostGood, "1 or more");
        Check(Candidates > 0, nameof(Candidates), Candidates, "1 or more");
    }

    internal override ISearcher Begin(ulong seed) => new ParzenSearcher(this, seed);
}
