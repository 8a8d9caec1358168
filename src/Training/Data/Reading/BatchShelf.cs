using System.Collections.Concurrent;

namespace MLNetVision.Training.Data;

/// <summary>Keeps batches between epochs, so that a new reader needs no new memory; no more of them than one reader uses.</summary>
internal sealed class BatchShelf(IReadOnlyList<BatchField> fields, int most)
{
    private readonly ConcurrentBag<Batch> _batches = [];

    public Batch Take(int capacity)
    {
        while (_batches.TryTake(out var batch))
        {
            if (batch.Capacity == capacity)
            {
                return batch;
            }
        }

        return new Batch(fields, capacity);
    }

    public void Give(Batch batch)
    {
        if (_batches.Count < most)
        {
            _batches.Add(batch);
        }
    }
}
