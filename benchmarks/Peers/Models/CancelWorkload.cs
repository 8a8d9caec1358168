using System.Diagnostics;
using System.Globalization;
using MLNetVision.Benchmarks.Peers.Harness;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>
/// The longest time from the wish to end a fit to its return, over several moments of the wish. Ours alone, beside the second that is promised.
/// </summary>
/// <param name="Seconds">After how many seconds of the fit it is cancelled.</param>
/// <param name="Prepare">Makes the fit ready: it takes the token, and tells whether it was cut short and kept something.</param>
internal sealed record CancelWorkload(string Name, IReadOnlyList<double> Seconds, Func<PeerProcess, Func<CancellationToken, bool>> Prepare)
    : Workload(Name, 1, "codes", () => new { folder = FashionMnist.Folder, file = FashionCodes.File })
{
    private const double Promised = 1000;

    public override string Unit => "ms";

    public override Row Measure(SuiteRun run)
    {
        if (!run.Measures)
        {
            return Row.Skipped(this, "time is only measured");
        }

        var fit = Prepare(run.Peer);
        var ends = Seconds.Select(s => (At: s, End: Time(fit, s))).ToArray();
        var remark = string.Join("; ", ends.Select(e => string.Create(CultureInfo.InvariantCulture, $"at {e.At} s: {e.End}")));
        var longest = ends.Max(e => e.End.Milliseconds);
        var status = !run.Quiet ? RowStatus.Noisy : longest <= Promised ? RowStatus.Passed : RowStatus.Failed;
        return new Row(Name, Unit, longest, Promised, Promised / Math.Max(longest, 1e-3), null, null, Reach, status, remark);
    }

    private static Ending Time(Func<CancellationToken, bool> fit, double seconds)
    {
        using var source = new CancellationTokenSource();
        var (cancelled, used) = (0L, TimeSpan.Zero);
        using var registration = source.Token.Register(() => (cancelled, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime));
        source.CancelAfter(TimeSpan.FromSeconds(seconds));
        var kept = "done before";
        try
        {
            kept = fit(source.Token) ? "kept" : cancelled == 0 ? "done before" : "done";
        }
        catch (OperationCanceledException)
        {
            kept = "nothing kept";
        }

        return cancelled == 0 ? new Ending(0, 0, kept)
            : new Ending(Stopwatch.GetElapsedTime(cancelled).TotalMilliseconds, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds, kept);
    }

    /// <param name="Milliseconds">On the clock.</param>
    /// <param name="Used">Of the processors, which says more on a busy machine.</param>
    /// <param name="Kept">What came of it.</param>
    private sealed record Ending(double Milliseconds, double Used, string Kept)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Milliseconds:F0} ms ({Used:F0} of processors), {Kept}");
    }
}
