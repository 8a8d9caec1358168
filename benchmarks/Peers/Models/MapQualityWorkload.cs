using System.Globalization;
using System.Runtime.InteropServices;
using MLNetVision.Benchmarks.Peers.Harness;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>
/// How good maps are, over several sets of rows that have none in common: one map alone says little, as either side's figures move by more from set to set
/// than they are apart. Both sides map each set; what counts is the mean over the sets.
/// </summary>
/// <param name="Rows">Rows of a set.</param>
/// <param name="Sets">How many sets.</param>
internal sealed record MapQualityWorkload(string Name, int Rows, int Sets)
    : Workload(Name, 1, "codes", () => new { folder = FashionMnist.Folder, file = FashionCodes.File })
{
    /// <summary>What the means may be below the peer's: a tenth of a percent, which a map's own draw of rows moves by more.</summary>
    private const double Tolerance = 0.001;

    private const double DivergenceReach = 1.03;

    public override string Unit => "10 nearest of the class";

    public override Row Measure(SuiteRun run)
    {
        var codes = FashionCodes.Read(run.Peer);
        var pairs = Enumerable.Range(0, Sets).Select(set => Of(codes.Part(set * Rows, Rows), set * Rows, run)).ToArray();
        var (ours, peer) = (Mean(pairs.Select(p => p.Ours)), Mean(pairs.Select(p => p.Peer)));
        var isAsGood = ours.Divergence <= DivergenceReach * peer.Divergence && ours.Trustworthiness >= peer.Trustworthiness - Tolerance
            && ours.Agreement >= peer.Agreement - Tolerance;
        var remark = string.Create(
            CultureInfo.InvariantCulture,
            $"means over {Sets} sets of {Rows:N0}: ours {ours}; peer {peer}; difference of the last {Difference(pairs)}, {Tolerance} allowed");
        return new Row(
            Name, Unit, ours.Agreement, peer.Agreement, ours.Agreement / peer.Agreement, null, isAsGood, 1 - (Tolerance / peer.Agreement),
            isAsGood ? RowStatus.Passed : RowStatus.Failed, remark);
    }

    private (MapQuality Ours, MapQuality Peer) Of(FashionCodes codes, int first, SuiteRun run)
    {
        var peer = MemoryMarshal.Cast<byte, double>(run.Peer.Prepare("tsne", new { file = FashionCodes.File, rows = Rows, first })).ToArray();
        var map = codes.Map(Rows, run.Threads);
        var places = map.Map.SelectMany(p => p).Select(v => (double)v).ToArray();
        return (MapQuality.Of(codes, places, map.Divergence), MapQuality.Of(codes, peer.AsMemory(2), peer[1]));
    }

    private static MapQuality Mean(IEnumerable<MapQuality> maps)
    {
        var all = maps.ToArray();
        return new MapQuality(all.Average(m => m.Divergence), all.Average(m => m.Trustworthiness), all.Average(m => m.Agreement));
    }

    /// <summary>The mean difference and its standard error.</summary>
    private static string Difference((MapQuality Ours, MapQuality Peer)[] pairs)
    {
        var apart = pairs.Select(p => p.Ours.Agreement - p.Peer.Agreement).ToArray();
        var mean = apart.Average();
        var error = Math.Sqrt(apart.Sum(d => (d - mean) * (d - mean)) / (apart.Length - 1) / apart.Length);
        return string.Create(CultureInfo.InvariantCulture, $"{mean:+0.0000;-0.0000} ± {error:F4}");
    }
}
