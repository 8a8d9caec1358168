using MLNetVision.Sweeps.Search;

namespace MLNetVision.Sweeps;

/// <summary>Every parameter at random, each trial for itself.</summary>
public sealed record RandomSearch : SearchMethod
{
    internal override ISearcher Begin(ulong seed) => new Searcher(seed);

    private sealed class Searcher(ulong seed) : ISearcher
    {
        public ITrialDraws Begin(int number, IReadOnlyList<Observation> known) => new RandomDraws(seed, number);
    }
}
