using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.LinearAlgebra;

/// <summary>
/// The threads of a computation and the wish to end it. A part computes what its number says, so that the number of threads changes no bit; who has waited for
/// parts looks whether the computation is cancelled.
/// </summary>
internal sealed class Workers(int? threads = null, CancellationToken cancellation = default) : IDisposable
{
    private readonly WorkerPool _pool = new(threads ?? Environment.ProcessorCount);
    private readonly Work _work = new();

    /// <summary>Does all parts.</summary>
    public void Each(int parts, Action<int> part)
    {
        cancellation.ThrowIfCancellationRequested();
        _work.Part = part;
        _pool.Run(parts, _work);
    }

    /// <summary>Does a range in parts of that many.</summary>
    public void Ranges(int count, int size, Action<int, int> range) =>
        Each((count + size - 1) / size, part => range(part * size, Math.Min(count, (part + 1) * size)));

    /// <summary>Ends the computation where that is wished.</summary>
    public void ThrowIfCancelled() => cancellation.ThrowIfCancellationRequested();

    public void Dispose() => _pool.Dispose();

    private sealed class Work : IParallelWork
    {
        public Action<int> Part { get; set; } = _ => { };

        public void Run(int part) => Part(part);
    }
}
