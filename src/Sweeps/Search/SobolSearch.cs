using MLNetVision.Networks.Initialisers;
using MLNetVision.Sweeps.Search;

namespace MLNetVision.Sweeps;

/// <summary>
/// Sobol's sequence: trials fill the space more evenly than at random. A parameter has a dimension of its own, in the order in which the sweep meets them; what
/// comes after the fortieth is drawn at random.
/// </summary>
public sealed record SobolSearch : SearchMethod
{
    internal override ISearcher Begin(ulong seed) => new Searcher(seed);

    private sealed class Searcher(ulong seed) : ISearcher
    {
        public ITrialDraws Begin(int number, IReadOnlyList<Observation> known) =>
            new Draws(seed, number, [.. known.SelectMany(o => o.Values).Select(v => v.Name).Distinct()]);
    }

    /// <summary>The names that were met, whose places are their dimensions.</summary>
    private sealed class Draws(ulong seed, int number, List<string> names) : ITrialDraws
    {
        private readonly RandomDraws _beyond = new(seed, number);

        public double Draw(string name, ParameterDomain domain)
        {
            if (!names.Contains(name))
            {
                names.Add(name);
            }

            var dimension = names.IndexOf(name);
            if (dimension >= SobolSequence.Dimensions)
            {
                return _beyond.Draw(name, domain);
            }

            var shift = (uint)(RandomStream.SeedAt(seed, (ulong)dimension) >> 32);
            return domain.FromUnit(((SobolSequence.Bits(number, dimension) ^ shift) + 0.5) / (1L << 32));
        }
    }
}
