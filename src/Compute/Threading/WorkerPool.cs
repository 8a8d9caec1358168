using System.Runtime.ExceptionServices;

namespace MLNetVision.Compute.Threading;

/// <summary>
/// Threads that take the parts of one work after another. The caller takes parts too, and waits for parts that others have begun, never for a thread that has
/// not come: on a busy machine it does all of them itself. Starting a work allocates nothing; idle threads spin for a moment, as the next work mostly comes at
/// once, then sleep.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    private const int SpinsBeforeSleep = 2000;
    private const int SpinsBeforeYield = 500;

    private readonly Worker[] _workers;
    private readonly OpenParts _open = new();
    private volatile bool _ends;
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

        _open.Offer(parts, work);
        WakeSleepers();
        TakeParts();
        AwaitBegunParts();
        _open.Forget();
        if (Interlocked.Exchange(ref _failure, null) is { } failure)
        {
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

    /// <summary>After a failure the parts that are left are taken and not run.</summary>
    private void TakeParts()
    {
        var done = 0;
        for (; _open.TryTake(out var work, out var part); done++)
        {
            if (Volatile.Read(ref _failure) is null)
            {
                TryRun(work!, part);
            }
        }

        _open.Report(done);
    }

    private void TryRun(IParallelWork work, int part)
    {
        try
        {
            work.Run(part);
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
        }
    }

    /// <summary>A part mostly ends within microseconds; a yield that gives the processor to another process would cost milliseconds.</summary>
    private void AwaitBegunParts()
    {
        for (var i = 0; i < SpinsBeforeYield && !_open.AllDone; i++)
        {
            Thread.SpinWait(10);
        }

        var spin = default(SpinWait);
        while (!_open.AllDone)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    private void Serve(Worker worker)
    {
        while (AwaitParts(worker))
        {
            TakeParts();
        }
    }

    /// <summary>
    /// Waits for open parts. A worker says that it sleeps before it looks a last time, and the caller takes that word away after it has offered parts; so one
    /// of both always sees the other. Whoever takes the word away owes the worker one release, and no other worker can take that release.
    /// </summary>
    private bool AwaitParts(Worker worker)
    {
        while (!_ends)
        {
            for (var i = 0; i < SpinsBeforeSleep; i++)
            {
                if (_open.Any)
                {
                    return !_ends;
                }

                Thread.SpinWait(10);
            }

            Interlocked.Exchange(ref worker.Asleep, 1);
            var mayRest = !_open.Any && !_ends;
            if (mayRest || Interlocked.Exchange(ref worker.Asleep, 0) == 0)
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
