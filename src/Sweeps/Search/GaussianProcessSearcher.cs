using MLNetVision.Metrics;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Sweeps.Search;

/// <summary>The place of the greatest expected improvement: many places of a sequence and about the best so far, then the best of these climb.</summary>
internal sealed class GaussianProcessSearcher(GaussianProcessSearch options, ulong seed) : ISearcher
{
    private const int Climbers = 5;

    private const int Rounds = 30;

    private readonly ISearcher _first = new SobolSearch().Begin(seed);

    public ITrialDraws? Begin(int number, IReadOnlyList<Observation> known)
    {
        var measured = Ranking.Comparable(known, options.FirstTrials);
        var axes = Axis.Shared(measured);
        return axes.Length == 0 ? _first.Begin(number, known) : new Draws(axes, Choose(number, axes, measured), seed, number);
    }

    private static double[] Losses(Observation[] trials, RandomStream random)
    {
        if (trials[0].Losses.Count == 1)
        {
            return [.. trials.Select(t => t.Losses[0])];
        }

        var shares = trials[0].Losses.Select(_ => -Math.Log(1 - random.NextUniform())).ToArray();
        var ranges = shares.Select((_, i) => (Low: trials.Min(t => t.Losses[i]), High: trials.Max(t => t.Losses[i]))).ToArray();
        return [.. trials.Select(t => Mixture(t, shares, ranges))];
    }

    /// <summary>Tchebycheff's: the worst of the weighted parts, and a little of all of them.</summary>
    private static double Mixture(Observation trial, double[] shares, (double Low, double High)[] ranges)
    {
        var parts = shares.Select((s, i) => s / shares.Sum() * (trial.Losses[i] - ranges[i].Low) / Math.Max(ranges[i].High - ranges[i].Low, 1e-300)).ToArray();
        return parts.Max() + (0.05 * parts.Sum());
    }

    private double[] Choose(int number, Axis[] axes, Observation[] ranked)
    {
        var random = new RandomStream(RandomStream.SeedAt(seed, (ulong)number));
        Observation[] trials = ranked.Length <= options.MostTrials
            ? ranked
            : [.. ranked.Take(options.MostTrials / 2).Union(ranked.OrderByDescending(t => t.Number)).Take(options.MostTrials)];
        var places = Array.ConvertAll(trials, t => Axis.PlaceOf(t, axes));
        var losses = Losses(trials, random);
        var process = GaussianProcess.Through(axes, places, losses);
        var least = losses.Min();
        var best = places[Array.IndexOf(losses, least)];
        return Candidates(axes, best, ref random).Select(p => (Place: p, Gain: Improvement(process.At(p), least))).OrderByDescending(c => c.Gain)
            .Take(Climbers).ToArray().Select(c => Climb(c, axes, process, least, new RandomStream(random.NextBits()))).MaxBy(c => c.Gain).Place;
    }

    private List<double[]> Candidates(Axis[] axes, double[] best, ref RandomStream random)
    {
        var all = new List<double[]>(options.Candidates);
        while (all.Count < options.Candidates)
        {
            all.Add(all.Count % 4 == 0 ? Moved(best, axes, 0.1, ref random) : Anywhere(axes, ref random));
        }

        return all;
    }

    private static double[] Anywhere(Axis[] axes, ref RandomStream random)
    {
        var place = new double[axes.Length];
        for (var i = 0; i < place.Length; i++)
        {
            place[i] = axes[i].Settled(random.NextUniform());
        }

        return place;
    }

    /// <summary>A place near another: a normal step on ordered axes, now and then another value on the others.</summary>
    private static double[] Moved(double[] from, Axis[] axes, double width, ref RandomStream random)
    {
        var place = new double[axes.Length];
        for (var i = 0; i < place.Length; i++)
        {
            var (step, other) = (random.NextNormal(), random.NextUniform());
            place[i] = axes[i].Settled(axes[i].Domain.IsUnordered
                ? random.NextUniform() < 0.2 ? other : from[i]
                : Math.Clamp(from[i] + (width * step), 0, 1));
        }

        return place;
    }

    private static (double[] Place, double Gain) Climb(
        (double[] Place, double Gain) at, Axis[] axes, GaussianProcess process, double least, RandomStream random)
    {
        var width = 0.1;
        for (var round = 0; round < Rounds; round++)
        {
            var place = Moved(at.Place, axes, width, ref random);
            var gain = Improvement(process.At(place), least);
            (at, width) = gain > at.Gain ? ((place, gain), width) : (at, width * 0.85);
        }

        return at;
    }

    /// <summary>d (z Φ(z) + φ(z)), z = (least - mean) / d; where nothing is left of it, how far z is from it, so that climbing has a direction.</summary>
    private static double Improvement((double Mean, double Deviation) at, double least)
    {
        var z = (least - at.Mean) / at.Deviation;
        var gain = at.Deviation * ((z * NormalDistribution.Below(z)) + (Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI)));
        return gain > 0 ? gain : z * 1e-300;
    }

    private sealed class Draws(Axis[] axes, double[] place, ulong seed, int number) : ITrialDraws
    {
        private readonly RandomDraws _others = new(seed, number);

        public double Draw(string name, ParameterDomain domain)
        {
            var axis = Array.IndexOf(axes, new Axis(name, domain));
            return axis < 0 ? _others.Draw(name, domain) : domain.FromUnit(place[axis]);
        }
    }
}
