namespace MLNetVision.Training.Data;

/// <summary>
/// Where reading begins, and in which order rows come. Equal plans give equal batches, bit for bit, whatever was read before: that is what a resumed run
/// stands on.
/// </summary>
/// <param name="Epoch">The pass over the data, from 0. It goes into every random choice.</param>
/// <param name="BatchSize">Rows of a batch; the last one of an epoch may have fewer.</param>
/// <param name="FirstBatch">The batch to begin with, from 0: a run that goes on in the middle of an epoch skips what it has seen.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Shuffle">Whether rows come in an order of the epoch's own (<see cref="RowOrder"/>); otherwise as they are stored.</param>
public readonly record struct BatchPlan(int Epoch, int BatchSize, int FirstBatch = 0, ulong Seed = 0, bool Shuffle = true)
{
    /// <summary>How many batches an epoch over so many rows has.</summary>
    public int Batches(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        return (int)(((long)rows + BatchSize - 1) / BatchSize);
    }

    /// <summary>How many rows a batch of an epoch over so many rows has: 0 past the end.</summary>
    public int RowsOf(int batch, int rows) => (int)Math.Clamp(rows - ((long)batch * BatchSize), 0, BatchSize);
}
