namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>One piece of work that ours and the peer both do.</summary>
/// <param name="Name">What is done, on what.</param>
/// <param name="Reach">The ratio peer time : our time that is to be reached.</param>
/// <param name="PeerFunction">The function of the peer's script that prepares the same work.</param>
/// <param name="PeerArguments">What that function is given, as JSON.</param>
/// <param name="Prepare">Makes our side ready: the action to time, and a check of its result against the peer's output file.</param>
internal sealed record Workload(string Name, double Reach, string PeerFunction, object PeerArguments, Func<Prepared> Prepare);

/// <summary>Our side of a workload.</summary>
/// <param name="Run">Does the work once.</param>
/// <param name="Check">Compares the result of the last run with the bytes that the peer wrote.</param>
internal sealed record Prepared(Action Run, Func<byte[], Equality> Check);

/// <summary>Whether two results count as equal, and how far apart they are.</summary>
internal sealed record Equality(bool Holds, string Detail);
