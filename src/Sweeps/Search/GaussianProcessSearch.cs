using MLNetVision.Sweeps.Search;

namespace MLNetVision.Sweeps;

/// <summary>
/// A Gaussian process through what was measured, and next the place where the expected improvement is greatest (Jones et al. 1998). Good where trials are dear
/// and parameters few. Parameters that not all trials have are drawn at random; of several objectives, each trial improves another mixture (Knowles 2006).
/// </summary>
public sealed record GaussianProcessSearch : SearchMethod
{
    /// <summary>Trials of Sobol's sequence before the process says anything.</summary>
    public int FirstTrials { get; init; } = 10;

    /// <summary>How many places are compared before the best are looked at more closely.</summary>
    public int Candidates { get; init; } = 1000;

    /// <summary>The most trials that the process goes through, the best and the latest; its time grows with the third power.</summary>
    public int MostTrials { get; init; } = 300;

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(FirstTrials > 1, nameof(FirstTrials), FirstTrials, "2 or more");
        Check(Candidates > 0, nameof(Candidates), Candidates, "1 or more");
        Check(MostTrials >= FirstTrials, nameof(MostTrials), MostTrials, $"as many as {nameof(FirstTrials)} or more");
    }

    internal override ISearcher Begin(ulong seed) => new GaussianProcessSearcher(this, seed);
}
