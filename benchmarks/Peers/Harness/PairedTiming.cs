using System.Diagnostics;

namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>Times ours and the peer alternately, so that a drift of the machine's speed meets both.</summary>
internal static class PairedTiming
{
    public const double NoisySpread = 0.15;
    private const int MostPairs = 15;
    private const int FewestPairs = 3;
    /// <summary>Work that takes many seconds is done fewer times, so that a row does not take a quarter of an hour.</summary>
    private const double PairSeconds = 90;
    /// <summary>Short work is compiled for good only after seconds: first plainly, then counting what it does, then for that.</summary>
    private const double WarmUpSeconds = 5;
    private const double SampleSeconds = 0.15;

    /// <summary>Median milliseconds of each side, the median of the paired ratios, and their interquartile range as a share of it.</summary>
    public sealed record Result(double OursMs, double PeerMs, double Ratio, double Spread);

    public static Result Measure(Action ours, Func<int, double> peer)
    {
        var (oursRepetitions, oursSeconds) = Repetitions(n => Time(ours, n));
        var (peerRepetitions, peerSeconds) = Repetitions(peer);
        var pairs = new (double Ours, double Peer)[(int)Math.Clamp(PairSeconds / (oursSeconds + peerSeconds), FewestPairs, MostPairs)];
        for (var i = 0; i < pairs.Length; i++)
        {
            var oursFirst = i % 2 == 0;
            var first = oursFirst ? Time(ours, oursRepetitions) / oursRepetitions : peer(peerRepetitions) / peerRepetitions;
            var second = oursFirst ? peer(peerRepetitions) / peerRepetitions : Time(ours, oursRepetitions) / oursRepetitions;
            pairs[i] = oursFirst ? (first, second) : (second, first);
        }

        var ratios = pairs.Select(p => p.Peer / p.Ours).Order().ToArray();
        var median = Quantile(ratios, 0.5);
        return new Result(
            1000 * Quantile([.. pairs.Select(p => p.Ours).Order()], 0.5),
            1000 * Quantile([.. pairs.Select(p => p.Peer).Order()], 0.5),
            median,
            (Quantile(ratios, 0.75) - Quantile(ratios, 0.25)) / median);
    }

    /// <summary>Warms up, then chooses how often to repeat the work so that one sample is long enough to time; and how long such a sample takes.</summary>
    private static (int Count, double Seconds) Repetitions(Func<int, double> time)
    {
        var spent = 0.0;
        var repetitions = 1;
        var last = 0.0;
        while (spent < WarmUpSeconds)
        {
            last = time(repetitions);
            spent += last;
            repetitions = last < SampleSeconds / 4 ? repetitions * 2 : repetitions;
        }

        var seconds = last > WarmUpSeconds ? last : Math.Max(time(repetitions), 1e-9);
        var count = Math.Max(1, (int)Math.Ceiling(repetitions * SampleSeconds / seconds));
        return (count, seconds * count / repetitions);
    }

    private static double Time(Action work, int repetitions)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < repetitions; i++)
        {
            work();
        }

        return clock.Elapsed.TotalSeconds;
    }

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
