using MLNetVision.Benchmarks.Peers.Harness;

namespace MLNetVision.Benchmarks.Peers.Suites;

/// <summary>Reducers of dimensions against scikit-learn, over Fashion-MNIST.</summary>
internal static class ReducersSuite
{
    public static Suite Create() => new(
        "reducers", new(PeerRuntime.Python, "reducers.py", "python3-sklearn dataset-fashion-mnist"), NeedsBlas: true, Threads: 2, threads => []);
}
