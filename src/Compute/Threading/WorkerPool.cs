using System.Runtime.ExceptionServices;

namespace MLNetVision.Compute.Threading;

/// <summary>
/// Threads that take the parts of one work after another. The caller takes parts too. Starting a work allocates nothing; idle threads spin for a moment, as the
/// next work mostly comes at once, then sleep.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    private const int SpinsBeforeSleep = 2000;

    private readonly Thread[] _threads;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly Lock _failureGate = new();
    private volatile IParallelWork? _work;
    private volatile int _epoch;
    private volatile bool _ends;
    private int _parts;
    private int _next;
    private int _busy;
    private int _asleep;
    private Exception? _failure;

    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _threads = new Thread[threads - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Serve) { IsBackground = true, Name = "MLNetVision.Compute" };
            _threads[i].Start();
        }
    }

    /// <summary>How many threads take parts, the caller's among them.</summary>
    public int Threads { get; }

    /// <summary>Runs all parts and returns when the last is done. Not for use from two threads at once, nor from within a part.</summary>
    public void Run(int parts, IParallelWork work)
    {
        if (_threads.Length == 0 || parts <= 1)
        {
            for (var i = 0; i < parts; i++)
            {
                work.Run(i);
            }

            return;
        }

        Start(parts, work);
        TakeParts(work);
        AwaitOthers();
        if (_failure is { } failure)
        {
            _failure = null;
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    public void Dispose()
    {
        _ends = true;
        _wake.Release(_threads.Length + 1);
        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _wake.Dispose();
    }

    private void Start(int parts, IParallelWork work)
    {
        _parts = parts;
        _next = 0;
        _busy = _threads.Length;
        _work = work;
        Interlocked.Increment(ref _epoch);
        var asleep = Volatile.Read(ref _asleep);
        if (asleep > 0)
        {
            _wake.Release(asleep);
        }
    }

    private void TakeParts(IParallelWork work)
    {
        try
        {
            for (var part = Interlocked.Increment(ref _next) - 1; part < _parts; part = Interlocked.Increment(ref _next) - 1)
            {
                work.Run(part);
            }
        }
        catch (Exception failure)
        {
            lock (_failureGate)
            {
                _failure ??= failure;
            }

            Volatile.Write(ref _next, _parts);
        }
    }

    private void AwaitOthers()
    {
        var spin = default(SpinWait);
        while (Volatile.Read(ref _busy) > 0)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        _work = null;
    }

    private void Serve()
    {
        var seen = 0;
        while (AwaitEpoch(seen))
        {
            seen = _epoch;
            if (_work is { } work)
            {
                TakeParts(work);
            }

            Interlocked.Decrement(ref _busy);
        }
    }

    /// <summary>
    /// Waits for an epoch after the one seen. A thread counts itself asleep before it looks a last time, and the caller looks at the count after it has begun
    /// an epoch; so one of both always sees the other. A release too many only makes a thread look once more.
    /// </summary>
    private bool AwaitEpoch(int seen)
    {
        while (!_ends)
        {
            for (var i = 0; i < SpinsBeforeSleep; i++)
            {
                if (_epoch != seen)
                {
                    return !_ends;
                }

                Thread.SpinWait(10);
            }

            Interlocked.Increment(ref _asleep);
            if (_epoch == seen && !_ends)
            {
                _wake.Wait();
            }

            Interlocked.Decrement(ref _asleep);
            if (_epoch != seen)
            {
                return !_ends;
            }
        }

        return false;
    }
}
