namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>Workloads against one peer.</summary>
/// <param name="Name">What the user types.</param>
/// <param name="Peer">The peer's script.</param>
/// <param name="NeedsBlas">Whether the peer's speed rests on BLAS, which must then be OpenBLAS.</param>
/// <param name="Threads">Threads of both sides unless the user says otherwise.</param>
/// <param name="Workloads">The work, given the number of threads.</param>
internal sealed record Suite(string Name, PeerProgram Peer, bool NeedsBlas, int Threads, Func<int, IReadOnlyList<Workload>> Workloads);
