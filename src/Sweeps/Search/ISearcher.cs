namespace MLNetVision.Sweeps.Search;

/// <summary>Chooses the parameters of trials, one trial after the other.</summary>
internal interface ISearcher
{
    /// <summary>Begins a trial.</summary>
    /// <param name="number">Its number; with the seed and what is known, it decides everything.</param>
    /// <param name="known">The trials before, in the order of their numbers.</param>
    /// <returns>Where its parameters come from; null if there is nothing left to try.</returns>
    ITrialDraws? Begin(int number, IReadOnlyList<Observation> known);
}
