using System.Diagnostics;

namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>Times ours and the peer alternately, so that a drift of the machine's speed meets both.</summary>
internal static class PairedTiming
{
    public const int Pairs = 15;
    public const double NoisySpread = 0.15;
    /// <summary>Short work is compiled for good only after seconds: first plainly, then counting what it does, then for that.</summary>
    private const double WarmUpSeconds = 5;
    private const double SampleSeconds = 0.15;

    /// <summary>Median milliseconds of each side, the median of the paired ratios, and their interquartile range as a share of it.</summary>
    public sealed record Result(double OursMs, double PeerMs, double Ratio, double Spread);

    public static Result Measure(Action ours, Func<int, double> peer)
    {
        var oursRepetitions = Repetitions(n => Time(ours, n));
        var peerRepetitions = Repetitions(peer);
        var pairs = new (double Ours, double Peer)[Pairs];
        for (var i = 0; i < Pairs; i++)
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

    /// <summary>Warms up, then chooses how often to repeat the work so that one sample is long enough to time.</summary>
    private static int Repetitions(Func<int, double> time)
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

        return Math.Max(1, (int)Math.Ceiling(repetitions * SampleSeconds / Math.Max(time(repetitions), 1e-9)));
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
