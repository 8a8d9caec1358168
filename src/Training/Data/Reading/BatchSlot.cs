namespace MLNetVision.Training.Data;

/// <summary>A batch while it is filled. What is counted belongs to the lock of the queue; rows belong to the worker that took them.</summary>
internal sealed class BatchSlot(Batch batch)
{
    private readonly Lock _failureGate = new();
    private Exception?[] _missing = [];
    private int _failedRow;

    /// <summary>The rows.</summary>
    public Batch Batch { get; } = batch;

    /// <summary>How many rows still have to be filled.</summary>
    public int Unfilled { get; set; }

    /// <summary>Whether the batch can be handed over, or its failure thrown.</summary>
    public bool IsReady { get; set; }

    /// <summary>What went wrong in the lowest row that went wrong.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Begins a batch of so many rows.</summary>
    public void Begin(int rows)
    {
        Batch.Rows = rows;
        Unfilled = rows;
        IsReady = false;
        Failure = null;
        if (_missing.Length < rows)
        {
            _missing = new Exception?[rows];
        }

        Array.Clear(_missing);
    }

    /// <summary>Leaves a row out; the reason counts if no row is left.</summary>
    public void MarkMissing(int row, Exception reason) => _missing[row] = reason;

    /// <summary>Keeps the failure of the lowest row, so that it does not depend on which worker was first.</summary>
    public void Fail(int row, Exception failure)
    {
        lock (_failureGate)
        {
            if (Failure is null || row < _failedRow)
            {
                (Failure, _failedRow) = (failure, row);
            }
        }
    }

    /// <summary>Moves rows up into the places of missing ones, and makes the batch smaller by these; without any row left it has failed.</summary>
    public void Compact()
    {
        var rows = Batch.Rows;
        var kept = _missing.AsSpan(0, rows).Count((Exception?)null);
        if (kept == 0)
        {
            Fail(0, _missing[0]!);
        }

        if (kept == rows || kept == 0)
        {
            return;
        }

        var all = Batch.Tensors;
        Batch.Rows = kept;
        foreach (var field in Batch.Fields)
        {
            var from = all[field.Name].Bytes;
            var to = Batch[field.Name].Bytes;
            var size = from.Length / rows;
            for (int row = 0, next = 0; row < rows; row++)
            {
                if (_missing[row] is null)
                {
                    from.Slice(row * size, size).CopyTo(to.Slice(next++ * size, size));
                }
            }
        }
    }
}
