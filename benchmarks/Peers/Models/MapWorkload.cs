using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using MLNetVision.Benchmarks.Peers.Harness;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>
/// A map by t-SNE of the first rows, 1,000 iterations on both sides, each done once: that takes minutes. Quality first: of the rows that the peer maps, ours
/// has to be as good.
/// </summary>
/// <param name="Rows">How many rows ours is timed on.</param>
/// <param name="PeerRows">How many the peer is timed on.</param>
internal sealed record MapWorkload(string Name, double Reach, int Rows, int PeerRows)
    : Workload(Name, Reach, "tsne", () => new { file = FashionCodes.File, rows = PeerRows })
{
    public override string Unit => "s";

    public override Row Measure(SuiteRun run)
    {
        var codes = FashionCodes.Read(run.Peer);
        codes.Map(1500, run.Threads, 300);
        var peer = MemoryMarshal.Cast<byte, double>(run.Peer.Prepare(PeerFunction, PeerArguments())).ToArray();
        var (ours, map) = Time(codes, PeerRows, run.Threads);
        var theirs = MapQuality.Of(codes, peer.AsMemory(2), peer[1]);
        var detail = string.Create(CultureInfo.InvariantCulture, $"ours: {map}; peer: {theirs}");
        if (!map.IsAsGoodAs(theirs))
        {
            return Row.Failed(this, $"the maps differ in quality: {detail}");
        }

        if (!run.Measures)
        {
            return Row.Skipped(this, detail) with { Equal = true };
        }

        ours = Rows == PeerRows ? ours : Time(codes, Rows, run.Threads).Seconds;
        var ratio = peer[0] / ours;
        var status = !run.Quiet ? RowStatus.Noisy : ratio >= Reach ? RowStatus.Passed : RowStatus.Failed;
        return new Row(Name, Unit, ours, peer[0], ratio, null, true, Reach, status, detail);
    }

    private static (double Seconds, MapQuality Quality) Time(FashionCodes codes, int rows, int threads)
    {
        var clock = Stopwatch.StartNew();
        var map = codes.Map(rows, threads);
        var seconds = clock.Elapsed.TotalSeconds;
        return (seconds, MapQuality.Of(codes, map.Map.SelectMany(p => p).Select(v => (double)v).ToArray(), map.Divergence));
    }
}
