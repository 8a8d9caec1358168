using MLNetVision.Compute.Threading;

namespace MLNetVision.Estimators.Embedding;

/// <summary>
/// Threads for the parts of one work after another. Parts are of fixed sizes, so that what they give does not depend on how many threads there are; between
/// parts it is looked whether to stop.
/// </summary>
internal sealed class Workers(int? threads, CancellationToken cancellation) : IDisposable
{
    private readonly WorkerPool _pool = new(Math.Max(1, threads ?? Environment.ProcessorCount));

    /// <summary>Ends the work.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>How many parts of a size make up a count.</summary>
    public static int Parts(int count, int size) => (count + size - 1) / size;

    /// <summary>Does all parts.</summary>
    /// <exception cref="OperationCanceledException">The work is not wanted any more; some parts are not done.</exception>
    public void Run(int parts, Action<int> part) => _pool.Run(parts, new Work(part, Cancellation));

    /// <summary>Does all parts.</summary>
    /// <exception cref="OperationCanceledException">The work is not wanted any more; some parts are not done.</exception>
    public void Run(int parts, IParallelWork work) => Run(parts, work.Run);

    /// <summary>Does something with the places of every part.</summary>
    /// <param name="count">How many places.</param>
    /// <param name="size">How many a part has.</param>
    /// <param name="range">Is given the first place and the one behind the last.</param>
    public void Run(int count, int size, Action<int, int> range) =>
        Run(Parts(count, size), part => range(part * size, Math.Min(count, (part + 1) * size)));

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();

    private sealed class Work(Action<int> part, CancellationToken cancellation) : IParallelWork
    {
        public void Run(int number)
        {
            cancellation.ThrowIfCancellationRequested();
            part(number);
        }
    }
}
