namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>Runs the workloads of a suite, one after the other.</summary>
internal static class SuiteRunner
{
    /// <param name="suite">The suite.</param>
    /// <param name="options">What the user asked for.</param>
    /// <param name="say">Takes a line of progress.</param>
    public static IReadOnlyList<Row> Run(Suite suite, RunOptions options, Action<string> say)
    {
        var workloads = suite.Workloads(options.Threads).Where(w => w.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)).ToArray();
        try
        {
            using var peer = PeerProcess.Start(suite.Peer, options.Threads);
            say($"Peer: {peer.Description}; BLAS: {peer.Blas}; {options.Threads} thread{(options.Threads == 1 ? "" : "s")}");
            if (suite.NeedsBlas && !peer.Blas.Contains("openblas", StringComparison.OrdinalIgnoreCase))
            {
                return [.. workloads.Select(w => Row.Skipped(w, $"the peer runs on '{peer.Blas}', not OpenBLAS; install libopenblas0-pthread"))];
            }

            var run = new SuiteRun(suite, peer, options.Threads, options is { Wait: true, Measure: true } && QuietMachine.Wait(say), options.Measure);
            return [.. workloads.Select(w => Measure(w, run, say))];
        }
        catch (PeerMissingException missing)
        {
            return [.. workloads.Select(w => Row.Skipped(w, missing.Message))];
        }
    }

    private static Row Measure(Workload workload, SuiteRun run, Action<string> say)
    {
        say($"{workload.Name} ...");
        try
        {
            return workload.Measure(run);
        }
        catch (PeerMissingException missing)
        {
            return Row.Skipped(workload, missing.Message);
        }
        catch (Exception failure) when (failure is NotSupportedException or InvalidOperationException)
        {
            return Row.Failed(workload, failure.Message);
        }
    }
}

/// <summary>What the user asked for.</summary>
/// <param name="Threads">Threads of both sides.</param>
/// <param name="Only">A part of the names of the rows to run; empty for all.</param>
/// <param name="Wait">Whether to wait for a quiet machine; without, all timings count as noisy.</param>
/// <param name="Measure">Whether to measure what is compared; without, only the results are.</param>
internal sealed record RunOptions(int Threads, string Only, bool Wait, bool Measure);
