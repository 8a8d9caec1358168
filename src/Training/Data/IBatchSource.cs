namespace MLNetVision.Training.Data;

/// <summary>Data that a network is trained on or measured with. It has no position of its own: several readers may be open at once.</summary>
public interface IBatchSource
{
    /// <summary>How many rows an epoch has.</summary>
    int Rows { get; }

    /// <summary>What a row consists of; the names are those of the network's inputs.</summary>
    IReadOnlyList<BatchField> Fields { get; }

    /// <summary>How many batches an epoch has. A reader may give fewer where rows turn out to be unusable, but not more.</summary>
    int Batches(int batchSize) => new BatchPlan(0, batchSize).Batches(Rows);

    /// <summary>Begins to read at a place of an epoch.</summary>
    IBatchReader Open(BatchPlan plan);
}
