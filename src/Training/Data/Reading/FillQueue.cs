namespace MLNetVision.Training.Data;

/// <summary>Rows of one batch that a worker fills.</summary>
internal readonly record struct RowRun(BatchSlot Slot, int Batch, int FirstRow, int Rows);

/// <summary>
/// Who fills what, and when a batch may be read: the only place where workers and the reader wait for each other. Batch b is filled in slot b mod Q once batch
/// b - Q has been released; runs of rows are given out in the order of the epoch, so batches become ready about in theirs.
/// </summary>
internal sealed class FillQueue(BatchSlot[] slots, BatchPlan plan, int rows, int end, int longestRun)
{
    private readonly object _gate = new();
    private int _filling = plan.FirstBatch;
    private int _nextRow;
    private int _reading = plan.FirstBatch;
    private volatile bool _stopped;

    /// <summary>Whether nobody may go on.</summary>
    public bool IsStopped => _stopped;

    /// <summary>The next rows to fill; null when there are none left.</summary>
    public RowRun? Take()
    {
        lock (_gate)
        {
            while (!_stopped && _filling < end && _filling >= _reading + slots.Length)
            {
                Monitor.Wait(_gate);
            }

            return _stopped || _filling >= end ? null : NextRun();
        }
    }

    /// <summary>Counts rows as filled. True for the worker that filled the last ones of a batch: it finishes the batch and calls <see cref="Ready"/>.</summary>
    public bool IsLast(RowRun run)
    {
        lock (_gate)
        {
            return (run.Slot.Unfilled -= run.Rows) == 0;
        }
    }

    /// <summary>Offers a batch to the reader.</summary>
    public void Ready(BatchSlot slot)
    {
        lock (_gate)
        {
            slot.IsReady = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for the next batch; null at the end of the epoch, or when stopped.</summary>
    public BatchSlot? AwaitNext()
    {
        lock (_gate)
        {
            if (_reading >= end)
            {
                return null;
            }

            var slot = slots[_reading % slots.Length];
            while (!_stopped && !slot.IsReady)
            {
                Monitor.Wait(_gate);
            }

            return _stopped ? null : slot;
        }
    }

    /// <summary>Gives the slot of the batch that was read back to the workers.</summary>
    public void Release()
    {
        lock (_gate)
        {
            slots[_reading % slots.Length].IsReady = false;
            _reading++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Wakes everybody up to leave.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    private RowRun NextRun()
    {
        var slot = slots[_filling % slots.Length];
        var all = plan.RowsOf(_filling, rows);
        if (_nextRow == 0)
        {
            slot.Begin(all);
        }

        var run = new RowRun(slot, _filling, _nextRow, Math.Min(longestRun, all - _nextRow));
        _nextRow += run.Rows;
        if (_nextRow == all)
        {
            (_filling, _nextRow) = (_filling + 1, 0);
        }

        return run;
    }
}
