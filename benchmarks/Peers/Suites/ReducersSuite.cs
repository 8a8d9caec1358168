using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Benchmarks.Peers.Models;

namespace MLNetVision.Benchmarks.Peers.Suites;

/// <summary>Reducers of dimensions against scikit-learn, over Fashion-MNIST.</summary>
internal static class ReducersSuite
{
    /// <summary>Of the solver that its peer takes by itself; the other is its most exact one that is quick.</summary>
    private const double PcaReach = 2.5;

    /// <summary>At most half of the peer's memory.</summary>
    private const double MemoryReach = 2;

    /// <summary>Of its time for the same rows and iterations.</summary>
    private const double MapReach = 6;

    /// <summary>Of few rows, where a second of ours is the start of a process.</summary>
    private const double SmallMapReach = 3;

    private const string MemoryName = "memory, PCA, 60,000 x 784 to 50";

    public static Suite Create() => new(
        "reducers", new(PeerRuntime.Python, "reducers.py", "python3-sklearn dataset-fashion-mnist"), NeedsBlas: true, Threads: 2, threads =>
        [
            Pca("PCA, 60,000 x 784 to 50, randomised peer", "randomized", PcaWork.Near, threads),
            Pca("PCA, 60,000 x 784 to 50, ARPACK peer", "arpack", PcaWork.Exact, threads),
            Pca("PCA, 60,000 x 784 to 50, full peer", "full", PcaWork.Exact, threads),
            new MemoryWorkload(MemoryName, MemoryReach, "pca", () => PcaWork.PeerArguments("randomized"), () => FreshProcess.PeakOf(MemoryName, threads)),
            new MapWorkload("t-SNE, 2,000 x 50 to 2", SmallMapReach, 2_000, 2_000),
            new MapWorkload("t-SNE, 10,000 x 50 to 2", MapReach, 10_000, 10_000),
            new MapWorkload("t-SNE, 70,000 x 50 to 2, against 20,000", 1, 70_000, 20_000),
            new MapQualityWorkload("t-SNE, quality of maps of 10,000 x 50, over seven sets of rows", 10_000, 7),
            new MapGrowth("t-SNE, time against rows", [2_000, 5_000, 10_000, 20_000, 40_000, 70_000]),
            new NeighbourWorkload("neighbours by a graph, 20,000 x 50, against all pairs", 20_000),
            new NeighbourWorkload("neighbours by a graph, 70,000 x 50, against all pairs", 70_000),
            .. CancelWork.Pca(threads),
            CancelWork.Map(threads),
            .. CancelWork.Autoencoders(threads),
        ]);

    /// <summary>Does a work of this suite and writes the bytes that were in memory at most; false where it is no work of this suite.</summary>
    public static bool WriteMemoryOf(string work, int threads)
    {
        if (work != MemoryName)
        {
            return false;
        }

        PcaWork.FitBytes(threads);
        Console.Write(FreshProcess.Peak());
        return true;
    }

    private static TimedWorkload Pca(string name, string solver, PcaWork.Closeness closeness, int threads) =>
        new(name, PcaReach, "pca", () => PcaWork.PeerArguments(solver), () => PcaWork.Prepare(closeness, threads));
}
