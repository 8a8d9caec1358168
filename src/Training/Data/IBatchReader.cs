namespace MLNetVision.Training.Data;

/// <summary>One pass over the batches of an epoch. One caller at a time.</summary>
public interface IBatchReader : IDisposable
{
    /// <summary>
    /// Fills the next batch: sets <see cref="Batch.Rows"/>, then the tensors. The batch is the caller's, of the source's fields and the plan's batch size, and
    /// may be another one in every call. A reader that fills batches ahead hands them over with <see cref="Batch.Exchange"/>, without copying.
    /// </summary>
    /// <returns>False at the end of the epoch; the batch is untouched then.</returns>
    bool Read(Batch batch);
}
