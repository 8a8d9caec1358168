using System.Collections.Concurrent;
using MLNetVision.Compute;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Transforms.Scoring;

/// <summary>
/// Scorers that are free, by the number of rows that they take. Whoever scores rents one; as many are compiled as are used at once, and as many kept as there
/// are processors.
/// </summary>
internal sealed class ScorerPool : IDisposable
{
    private static readonly int MostKept = Math.Max(2, Environment.ProcessorCount);

    private readonly ConcurrentDictionary<int, ConcurrentQueue<Scorer>> _free = new();
    private readonly ScoringGraph _graph;
    private readonly ScoringOptions _options;
    private readonly IEngine _engine;
    private volatile bool _disposed;

    public ScorerPool(ScoringGraph graph, ScoringOptions options)
    {
        _graph = graph;
        _options = options;
        _engine = options.Engine ?? new ManagedEngine();
    }

    // Transformers are seldom disposed of; threads and native memory of scorers would stay for good.
    ~ScorerPool() => ThreadPool.UnsafeQueueUserWorkItem(static pool => pool.Clear(), this, preferLocal: false);

    public ScoringGraph Graph => _graph;

    /// <summary>A scorer of nobody else's, until it is given back.</summary>
    public Scorer Rent(int rows)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        rows = _graph.FixedBatch ?? rows;
        return Free(rows).TryDequeue(out var scorer) ? scorer : new Scorer(_graph, _options, _engine, rows);
    }

    /// <summary>Gives a scorer back.</summary>
    public void Return(Scorer scorer)
    {
        var free = Free(scorer.Rows);
        if (_disposed || free.Count >= MostKept)
        {
            scorer.Dispose();
            return;
        }

        free.Enqueue(scorer);
        if (_disposed)
        {
            Clear();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        Clear();
        GC.SuppressFinalize(this);
    }

    private ConcurrentQueue<Scorer> Free(int rows) => _free.GetOrAdd(rows, static _ => new ConcurrentQueue<Scorer>());

    private void Clear()
    {
        foreach (var free in _free.Values)
        {
            while (free.TryDequeue(out var scorer))
            {
                scorer.Dispose();
            }
        }
    }
}
