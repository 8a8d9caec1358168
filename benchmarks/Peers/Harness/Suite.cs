namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>Workloads against one peer.</summary>
/// <param name="Name">What the user types.</param>
/// <param name="Script">The peer's script in peers/.</param>
/// <param name="Package">The Debian packages that bring the peer.</param>
/// <param name="NeedsBlas">Whether the peer's speed rests on BLAS, which must then be OpenBLAS.</param>
/// <param name="Workloads">The work, given the number of threads.</param>
internal sealed record Suite(string Name, string Script, string Package, bool NeedsBlas, Func<int, IReadOnlyList<Workload>> Workloads);
