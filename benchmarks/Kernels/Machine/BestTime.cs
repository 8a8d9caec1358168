using System.Diagnostics;

namespace MLNetVision.Benchmarks.Kernels.Machine;

/// <summary>The shortest of several runs: what the work takes where nothing else disturbs it.</summary>
internal static class BestTime
{
    private const double WarmUpSeconds = 0.06;
    private const double Seconds = 0.12;
    private const int FewestRuns = 3;

    /// <summary>Runs a work until it is warm, and then a few times more; seconds.</summary>
    public static double Of(Action work, double seconds = Seconds)
    {
        Repeat(work, WarmUpSeconds);
        return Repeat(work, seconds);
    }

    private static double Repeat(Action work, double seconds)
    {
        var best = double.PositiveInfinity;
        var all = Stopwatch.StartNew();
        for (var run = 0; run < FewestRuns || all.Elapsed.TotalSeconds < seconds; run++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
