using System.Diagnostics;
using System.Globalization;
using MLNetVision.Benchmarks.Peers.Harness;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>How the time of a map grows with its rows: no faster than rows times their logarithm. Ours alone, each size once.</summary>
/// <param name="Sizes">Ascending.</param>
internal sealed record MapGrowth(string Name, IReadOnlyList<int> Sizes)
    : Workload(Name, 1, "codes", () => new { folder = FashionMnist.Folder, file = FashionCodes.File })
{
    public override string Unit => "s";

    public override Row Measure(SuiteRun run)
    {
        if (!run.Measures)
        {
            return Row.Skipped(this, "time is only measured");
        }

        var codes = FashionCodes.Read(run.Peer);
        codes.Map(1500, run.Threads, 300);
        var seconds = Sizes.Select(rows => Time(codes, rows, run.Threads)).ToArray();
        var (first, last) = (Sizes[0], Sizes[^1]);
        var allowed = seconds[0] * last * Math.Log(last) / (first * Math.Log(first));
        var ratio = allowed / seconds[^1];
        var remark = string.Join("; ", Sizes.Zip(seconds, (rows, s) => string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows {s:F1} s")));
        var status = !run.Quiet ? RowStatus.Noisy : ratio >= Reach ? RowStatus.Passed : RowStatus.Failed;
        remark += "; beside the last, what n log n would allow from the first";
        return new Row(Name, Unit, seconds[^1], allowed, ratio, null, null, Reach, status, remark);
    }

    private static double Time(FashionCodes codes, int rows, int threads)
    {
        var clock = Stopwatch.StartNew();
        codes.Map(rows, threads);
        return clock.Elapsed.TotalSeconds;
    }
}
