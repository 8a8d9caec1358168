using System.Collections.Concurrent;

namespace MLNetVision.Transforms.Detection;

/// <summary>Scanners that are free. Whoever looks at a picture rents one; two work at once, others wait, so that memory stays the same.</summary>
internal sealed class ScannerPool(RegionDetector detector, ScoringOptions options)
{
    private readonly ConcurrentStack<RegionScanner> _free = new();
    private int _places = 2;

    // Transformers are seldom disposed of; threads and native memory of scanners would stay for good.
    ~ScannerPool() => ThreadPool.UnsafeQueueUserWorkItem(static pool => pool.ClearLast(), this, preferLocal: false);

    /// <summary>Uses a scanner of nobody else's.</summary>
    public T Use<T>(Func<RegionScanner, T> use)
    {
        Enter();
        try
        {
            var scanner = _free.TryPop(out var free) ? free : new RegionScanner(detector, options.Engine, options.Threads);
            try
            {
                return use(scanner);
            }
            finally
            {
                _free.Push(scanner);
            }
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Lets go of the scanners that are free; the next to be rented is made ready again.</summary>
    public void Clear()
    {
        while (_free.TryPop(out var scanner))
        {
            scanner.Dispose();
        }
    }

    private void Enter()
    {
        lock (_free)
        {
            while (_places == 0)
            {
                Monitor.Wait(_free);
            }

            _places--;
        }
    }

    private void Leave()
    {
        lock (_free)
        {
            _places++;
            Monitor.Pulse(_free);
        }
    }

    /// <summary>Native tensors that became garbage with this have finalizers of their own. These come first: run beside them, it would free twice.</summary>
    private void ClearLast()
    {
        GC.WaitForPendingFinalizers();
        Clear();
    }
}
