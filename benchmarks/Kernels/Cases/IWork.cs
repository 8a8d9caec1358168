using MLNetVision.Benchmarks.Kernels.Machine;

namespace MLNetVision.Benchmarks.Kernels.Cases;

/// <summary>Something that can be timed over and over.</summary>
internal interface IWork : IDisposable
{
    /// <summary>What a run has to do.</summary>
    Cost Cost { get; }

    void Run();
}
