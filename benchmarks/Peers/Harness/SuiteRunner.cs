namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>Runs a suite: equality first, then the alternating timing.</summary>
internal static class SuiteRunner
{
    public static IReadOnlyList<Row> Run(Suite suite, int threads, Action<string> say)
    {
        var workloads = suite.Workloads(threads);
        try
        {
            using var peer = PythonPeer.Start(suite, threads);
            say($"Peer: {peer.Description}; BLAS: {peer.Blas}; {threads} thread{(threads == 1 ? "" : "s")}");
            if (suite.NeedsBlas && !peer.Blas.Contains("openblas", StringComparison.OrdinalIgnoreCase))
            {
                return [.. workloads.Select(w => Row.Skipped(w, $"the peer runs on '{peer.Blas}', not OpenBLAS; install libopenblas0-pthread"))];
            }

            var quiet = QuietMachine.Wait(say);
            return [.. workloads.Select(w => Measure(w, suite, peer, quiet, say))];
        }
        catch (PeerMissingException missing)
        {
            return [.. workloads.Select(w => Row.Skipped(w, missing.Message))];
        }
    }

    private static Row Measure(Workload workload, Suite suite, PythonPeer peer, bool quiet, Action<string> say)
    {
        say($"{workload.Name} ...");
        var peerResult = peer.Prepare(workload, suite);
        var ours = workload.Prepare();
        ours.Run();
        var equality = ours.Check(peerResult);
        if (!equality.Holds)
        {
            return Row.Unequal(workload, $"the results differ: {equality.Detail}");
        }

        var timing = PairedTiming.Measure(ours.Run, n => peer.Time(n, suite));
        var noisy = !quiet || timing.Spread > PairedTiming.NoisySpread;
        var status = noisy ? RowStatus.Noisy : timing.Ratio >= workload.Reach ? RowStatus.Passed : RowStatus.Failed;
        return new Row(workload.Name, "ms", timing.OursMs, timing.PeerMs, timing.Ratio, timing.Spread, true, workload.Reach, status, equality.Detail);
    }
}
