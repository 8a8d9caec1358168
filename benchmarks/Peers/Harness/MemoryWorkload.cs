namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>Work whose peak of resident memory is compared, each side in fresh processes that do nothing else.</summary>
/// <param name="Ours">Does the work in a fresh process of ours; the bytes.</param>
internal sealed record MemoryWorkload(string Name, double Reach, string PeerFunction, Func<object> PeerArguments, Func<double> Ours)
    : Workload(Name, Reach, PeerFunction, PeerArguments)
{
    /// <summary>How often the peer does the work after it has prepared it.</summary>
    public const int Repetitions = 3;

    private const double Megabyte = 1 << 20;
    private const int Processes = 3;

    public override string Unit => "MB";

    public override Row Measure(SuiteRun run)
    {
        if (!run.Measures)
        {
            return Row.Skipped(this, "memory is only measured");
        }

        var peer = Measure(() => OfPeer(run));
        var ours = Measure(Ours);
        var ratio = peer.Median / ours.Median;
        var spread = (ours.Spread / ours.Median) + (peer.Spread / peer.Median);
        return new Row(
            Name, Unit, ours.Median / Megabyte, peer.Median / Megabyte, ratio, spread, null, Reach, ratio >= Reach ? RowStatus.Passed : RowStatus.Failed,
            "the runtimes of both sides included");
    }

    private static (double Median, double Spread) Measure(Func<double> measure)
    {
        var figures = Enumerable.Range(0, Processes).Select(_ => measure()).Order().ToArray();
        return (figures[Processes / 2], figures[^1] - figures[0]);
    }

    private double OfPeer(SuiteRun run)
    {
        using var fresh = PeerProcess.Start(run.Suite.Peer, run.Threads);
        fresh.Prepare(PeerFunction, PeerArguments());
        fresh.Time(Repetitions);
        return fresh.PeakMemory();
    }
}
