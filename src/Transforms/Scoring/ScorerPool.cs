using System.Collections.Concurrent;
using MLNetVision.Compute;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Transforms.Scoring;

/// <summary>
/// Scorers that are free, by the number of rows that they take. Whoever scores rents one. As many run at once as can use the processors: several of those that
/// take one thread, two of those that take all; others wait. So memory stays the same, however many threads score.
/// </summary>
internal sealed class ScorerPool
{
    // Fewer operations than these a batch are sooner done by one thread than handed to several.
    private const long WorthSharing = 20_000_000;

    private readonly ConcurrentDictionary<int, Shelf> _shelves = new();
    private readonly ScoringOptions _options;
    private readonly IEngine _engine;
    private readonly long _flops;

    public ScorerPool(ScoringGraph graph, ScoringOptions options)
    {
        Graph = graph;
        _options = options;
        _engine = options.Engine ?? new ManagedEngine();
        _flops = graph.Network.Summary().Flops;
    }

    // Transformers are seldom disposed of; threads and native memory of scorers would stay for good.
    ~ScorerPool() => ThreadPool.UnsafeQueueUserWorkItem(static pool => pool.ClearLast(), this, preferLocal: false);

    /// <summary>What is scored.</summary>
    public ScoringGraph Graph { get; }

    /// <summary>A scorer of nobody else's, until it is given back.</summary>
    public Scorer Rent(int rows)
    {
        var shelf = ShelfOf(Graph.FixedBatch ?? rows);
        shelf.Places.Wait();
        try
        {
            return shelf.Free.TryPop(out var scorer) ? scorer : new Scorer(Graph, _engine, shelf.Rows, shelf.Threads);
        }
        catch
        {
            shelf.Places.Release();
            throw;
        }
    }

    /// <summary>Gives a scorer back.</summary>
    public void Return(Scorer scorer)
    {
        var shelf = ShelfOf(scorer.Rows);
        shelf.Free.Push(scorer);
        shelf.Places.Release();
    }

    /// <summary>Lets go of the scorers that are free; the next to be rented is compiled again.</summary>
    public void Clear()
    {
        foreach (var shelf in _shelves.Values)
        {
            while (shelf.Free.TryPop(out var scorer))
            {
                scorer.Dispose();
            }
        }
    }

    private Shelf ShelfOf(int rows) => _shelves.TryGetValue(rows, out var shelf) ? shelf : _shelves.GetOrAdd(rows, NewShelf);

    private Shelf NewShelf(int rows)
    {
        var processors = _options.Threads ?? Environment.ProcessorCount;
        var isSmall = checked(_flops * rows) < WorthSharing;
        return new Shelf(rows, isSmall ? 1 : _options.Threads, isSmall ? Math.Max(2, processors) : 2);
    }

    /// <summary>Native tensors that became garbage with this have finalizers of their own. These come first: run beside them, it would free twice.</summary>
    private void ClearLast()
    {
        GC.WaitForPendingFinalizers();
        Clear();
    }

    /// <summary>Scorers for one number of rows.</summary>
    private sealed class Shelf(int rows, int? threads, int places)
    {
        public int Rows => rows;

        public int? Threads => threads;

        public SemaphoreSlim Places { get; } = new(places);

        public ConcurrentStack<Scorer> Free { get; } = new();
    }
}
