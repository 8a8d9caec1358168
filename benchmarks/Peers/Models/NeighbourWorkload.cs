using System.Diagnostics;
using System.Globalization;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Compute.Threading;
using MLNetVision.Estimators.Embedding;
using MLNetVision.Estimators.Embedding.Neighbours;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>The 90 nearest of all rows by a graph, beside comparing all with all: how many it finds, and from how many rows on it is sooner done.</summary>
/// <param name="Rows">How many rows.</param>
internal sealed record NeighbourWorkload(string Name, int Rows)
    : Workload(Name, 0, "codes", () => new { folder = FashionMnist.Folder, file = FashionCodes.File })
{
    private const int Neighbours = 90;
    private const double LeastRecall = 0.98;

    public override string Unit => "s";

    public override Row Measure(SuiteRun run)
    {
        var codes = FashionCodes.Read(run.Peer);
        var rows = new RowMatrix(codes.Numbers[..(Rows * FashionCodes.Columns)], Rows, FashionCodes.Columns);
        using var workers = new Workers(run.Threads);
        Time(() => new ExactNeighbours(rows with { Rows = 2000 }), workers);
        var (exact, exactUsed, expected) = Time(() => new ExactNeighbours(rows), workers);
        var (graph, graphUsed, found) = Time(() => new NeighbourGraph(rows, 1), workers);
        var recall = Enumerable.Range(0, Rows).Average(i => Shared(expected.IndicesOf(i), found.IndicesOf(i)) / (double)Neighbours);

        // Exact times grow with n squared, the graph's with n log n: n = rows (graph / exact) log n / log rows.
        var crossing = Rows * (graphUsed / exactUsed);
        for (var i = 0; i < 20; i++)
        {
            crossing = Rows * (graphUsed / exactUsed) * Math.Log(Math.Max(crossing, 10)) / Math.Log(Rows);
        }

        var remark = string.Create(
            CultureInfo.InvariantCulture, $"recall {recall:F4}; {graphUsed:F1} s and {exactUsed:F1} s of processors, equal at about {crossing:N0} rows");
        var status = recall < LeastRecall ? RowStatus.Failed : run.Quiet ? RowStatus.Passed : RowStatus.Noisy;
        return new Row(Name, Unit, graph, exact, exact / graph, null, recall >= LeastRecall, Reach, status, remark);
    }

    private static int Shared(ReadOnlySpan<int> one, ReadOnlySpan<int> other) => new HashSet<int>(one.ToArray()).Intersect(other.ToArray()).Count();

    private static (double Seconds, double Used, NeighbourTable Table) Time(Func<INeighbourSearch> make, Workers workers)
    {
        var (clock, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var table = make().OfPoints(Neighbours, workers);
        return (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds, table);
    }
}
