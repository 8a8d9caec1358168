using System.Runtime.ExceptionServices;

namespace MLNetVision.Compute.Threading;

/// <summary>
/// Threads that take the parts of one work after another. The caller takes parts too. Starting a work allocates nothing; idle threads spin for a moment, as the
/// next work mostly comes at once, then sleep.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    private const int SpinsBeforeSleep = 2000;

    private readonly Worker[] _workers;
    private readonly Lock _failureGate = new();
    private volatile IParallelWork? _work;
    private volatile int _epoch;
    private volatile bool _ends;
    private int _parts;
    private int _next;
    private int _busy;
    private Exception? _failure;

    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _workers = new Worker[threads - 1];
        for (var i = 0; i < _workers.Length; i++)
        {
            var worker = new Worker();
            _workers[i] = worker;
            worker.Thread = new Thread(() => Serve(worker)) { IsBackground = true, Name = "MLNetVision.Compute" };
            worker.Thread.Start();
        }
    }

    /// <summary>How many threads take parts, the caller's among them.</summary>
    public int Threads { get; }

    /// <summary>Runs all parts and returns when the last is done. Not for use from two threads at once, nor from within a part.</summary>
    public void Run(int parts, IParallelWork work)
    {
        if (_workers.Length == 0 || parts <= 1)
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
        WakeSleepers();
        foreach (var worker in _workers)
        {
            worker.Thread!.Join();
            worker.Wake.Dispose();
        }
    }

    private void Start(int parts, IParallelWork work)
    {
        _parts = parts;
        _next = 0;
        _busy = _workers.Length;
        _work = work;
        Interlocked.Increment(ref _epoch);
        WakeSleepers();
    }

    private void WakeSleepers()
    {
        foreach (var worker in _workers)
        {
            if (Interlocked.Exchange(ref worker.Asleep, 0) != 0)
            {
                worker.Wake.Release();
            }
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

    private void Serve(Worker worker)
    {
        var seen = 0;
        while (AwaitEpoch(worker, seen))
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
    /// Waits for an epoch after the one seen. A worker says that it sleeps before it looks a last time, and the caller takes that word away after it has
    /// begun an epoch; so one of both always sees the other. Whoever takes the word away owes the worker one release, and no other worker can take that
    /// release.
    /// </summary>
    private bool AwaitEpoch(Worker worker, int seen)
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

            Interlocked.Exchange(ref worker.Asleep, 1);
            var hasWork = _epoch != seen || _ends;
            if (!hasWork || Interlocked.Exchange(ref worker.Asleep, 0) == 0)
            {
                worker.Wake.Wait();
            }
        }

        return false;
    }

    private sealed class Worker
    {
        /// <summary>1 while a release is wanted.</summary>
        public int Asleep;

        public Thread? Thread { get; set; }

        public SemaphoreSlim Wake { get; } = new(0);
    }
}
