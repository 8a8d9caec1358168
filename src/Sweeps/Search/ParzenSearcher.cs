using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Sweeps.Search;

/// <summary>The trials so far, divided into good and other ones, and what that says of the next.</summary>
internal sealed class ParzenSearcher(ParzenSearch options, ulong seed) : ISearcher
{
    public ITrialDraws Begin(int number, IReadOnlyList<Observation> known)
    {
        var ranked = Ranking.Best(known);
        return ranked.Length < options.FirstTrials
            ? new RandomDraws(seed, number)
            : new Draws(options, RandomStream.SeedAt(seed, (ulong)number), known, ranked);
    }

    private sealed class Draws : ITrialDraws
    {
        private readonly ParzenSearch _options;
        private readonly ulong _seed;
        private readonly Observation[] _good;
        private readonly Observation[] _other;
        private readonly Axis[] _shared;
        private readonly double[] _place;

        public Draws(ParzenSearch options, ulong seed, IReadOnlyList<Observation> known, Observation[] ranked)
        {
            (_options, _seed) = (options, seed);
            _good = ranked[..Math.Clamp((int)Math.Ceiling(options.GoodShare * ranked.Length), 1, options.MostGood)];
            _other = [.. known.Except(_good)];
            _shared = Axis.Shared(ranked);
            _place = Best(_shared, RandomStream.ForName(seed, string.Empty));
        }

        public double Draw(string name, ParameterDomain domain)
        {
            var axis = new Axis(name, domain);
            var place = Array.IndexOf(_shared, axis);
            return domain.FromUnit(place < 0 ? Best([axis], RandomStream.ForName(_seed, name))[0] : _place[place]);
        }

        /// <summary>Of candidates that the good trials suggest, the one for which their density exceeds the others' most.</summary>
        private double[] Best(Axis[] axes, RandomStream random)
        {
            var (good, other) = (Density(axes, _good), Density(axes, _other));
            var (best, most) = (Array.Empty<double>(), double.NegativeInfinity);
            for (var i = 0; i < _options.Candidates && (i == 0 || axes.Length > 0); i++)
            {
                var place = good.Draw(ref random);
                var gain = good.Log(place) - other.Log(place);
                (best, most) = gain > most || i == 0 ? (place, gain) : (best, most);
            }

            return best;
        }

        private static ParzenDensity Density(Axis[] axes, Observation[] trials) =>
            new(axes, [.. trials.Where(t => Array.TrueForAll(axes, a => t.UnitOf(a.Name, a.Domain) is not null)).Select(t => Axis.PlaceOf(t, axes))]);
    }
}
