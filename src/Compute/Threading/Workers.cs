namespace MLNetVision.Compute.Threading;

/// <summary>
/// The threads of a computation and the wish to end it. Parts are of fixed sizes and a part computes what its number says, so that the number of threads
/// changes no bit; before every part it is looked whether the computation is cancelled.
/// </summary>
/// <param name="threads">How many; null for as many as there are processors.</param>
/// <param name="cancellation">Ends the computation.</param>
internal sealed class Workers(int? threads = null, CancellationToken cancellation = default) : IDisposable
{
    private readonly WorkerPool _pool = new(Math.Max(1, threads ?? Environment.ProcessorCount));
    private readonly NamedPart _part = new();
    private readonly Looked _work = new();

    /// <summary>Ends the computation; none within <see cref="Whole"/>.</summary>
    public CancellationToken Cancellation { get; private set; } = cancellation;

    /// <summary>How many parts of a size make up a count.</summary>
    public static int Parts(int count, int size) => (count + size - 1) / size;

    /// <summary>Does all parts.</summary>
    /// <exception cref="OperationCanceledException">The computation is cancelled; some parts are not done.</exception>
    public void Each(int parts, Action<int> part)
    {
        _part.Does = part;
        Each(parts, _part);
    }

    /// <summary>Does all parts.</summary>
    /// <exception cref="OperationCanceledException">The computation is cancelled; some parts are not done.</exception>
    public void Each(int parts, IParallelWork work)
    {
        ThrowIfCancelled();
        (_work.Work, _work.Cancellation) = (work, Cancellation);
        _pool.Run(parts, _work);
    }

    /// <summary>Does a range in parts of that many; each is given its first place and the one behind its last.</summary>
    /// <exception cref="OperationCanceledException">The computation is cancelled; some parts are not done.</exception>
    public void Ranges(int count, int size, Action<int, int> range) =>
        Each(Parts(count, size), part => range(part * size, Math.Min(count, (part + 1) * size)));

    /// <summary>Ends the computation where that is wished.</summary>
    public void ThrowIfCancelled() => Cancellation.ThrowIfCancellationRequested();

    /// <summary>Does something that is done whole or not at all: short work on what has to stay as it is when the computation is cancelled.</summary>
    public void Whole(Action action) => Whole(() =>
    {
        action();
        return true;
    });

    /// <summary>Computes something whole.</summary>
    public T Whole<T>(Func<T> compute)
    {
        var token = Cancellation;
        Cancellation = CancellationToken.None;
        try
        {
            return compute();
        }
        finally
        {
            Cancellation = token;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();

    private sealed class Looked : IParallelWork
    {
        public IParallelWork? Work { get; set; }

        public CancellationToken Cancellation { get; set; }

        public void Run(int part)
        {
            Cancellation.ThrowIfCancellationRequested();
            Work!.Run(part);
        }
    }

    private sealed class NamedPart : IParallelWork
    {
        public Action<int>? Does { get; set; }

        public void Run(int part) => Does!(part);
    }
}
