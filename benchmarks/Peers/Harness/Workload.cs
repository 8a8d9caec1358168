namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>One piece of work that ours and the peer both do.</summary>
/// <param name="Name">What is done, on what.</param>
/// <param name="Reach">The ratio of the peer's figure to ours that is to be reached.</param>
/// <param name="PeerFunction">The function of the peer's script that prepares the same work.</param>
/// <param name="PeerArguments">What that function is given, as JSON; made when the work's turn comes.</param>
internal abstract record Workload(string Name, double Reach, string PeerFunction, Func<object> PeerArguments)
{
    /// <summary>What the figures are in.</summary>
    public abstract string Unit { get; }

    /// <summary>Does the work on both sides.</summary>
    public abstract Row Measure(SuiteRun run);
}

/// <summary>Our side of a workload.</summary>
/// <param name="Run">Does the work once.</param>
/// <param name="Check">Compares the result of the last run with the bytes that the peer wrote.</param>
/// <param name="Owned">What to dispose of when the work is measured.</param>
internal sealed record Prepared(Action Run, Func<byte[], Equality> Check, IDisposable? Owned = null) : IDisposable
{
    public void Dispose() => Owned?.Dispose();
}

/// <summary>Whether two results count as equal, and how far apart they are.</summary>
internal sealed record Equality(bool Holds, string Detail);

/// <summary>What a workload has to work with.</summary>
/// <param name="Suite">The suite that it belongs to.</param>
/// <param name="Peer">The peer that serves the whole suite.</param>
/// <param name="Threads">Threads of both sides.</param>
/// <param name="Quiet">Whether nothing else computes on the machine.</param>
/// <param name="Measures">Whether to measure, or only to compare the results.</param>
internal sealed record SuiteRun(Suite Suite, PeerProcess Peer, int Threads, bool Quiet, bool Measures);
