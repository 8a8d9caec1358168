namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>Work whose time is compared: equality first, then the alternating timing.</summary>
/// <param name="Prepare">Makes our side ready: the action to time, and a check of its result against the peer's output.</param>
internal sealed record TimedWorkload(string Name, double Reach, string PeerFunction, Func<object> PeerArguments, Func<Prepared> Prepare)
    : Workload(Name, Reach, PeerFunction, PeerArguments)
{
    public override string Unit => "ms";

    public override Row Measure(SuiteRun run)
    {
        var peerResult = run.Peer.Prepare(PeerFunction, PeerArguments());
        using var ours = Prepare();
        ours.Run();
        var equality = ours.Check(peerResult);
        if (!equality.Holds)
        {
            return Row.Failed(this, $"the results differ: {equality.Detail}");
        }

        if (!run.Measures)
        {
            return Row.Skipped(this, equality.Detail) with { Equal = true };
        }

        var timing = PairedTiming.Measure(ours.Run, run.Peer.Time);
        var noisy = !run.Quiet || timing.Spread > PairedTiming.NoisySpread;
        var status = noisy ? RowStatus.Noisy : timing.Ratio >= Reach ? RowStatus.Passed : RowStatus.Failed;
        return new Row(Name, Unit, timing.OursMs, timing.PeerMs, timing.Ratio, timing.Spread, true, Reach, status, equality.Detail);
    }
}
