using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training;

/// <summary>Leaves out the last batches of each epoch, as if their rows could not be read.</summary>
internal sealed class ShortSource(IBatchSource source, int without) : IBatchSource
{
    public int Rows => source.Rows;

    public IReadOnlyList<BatchField> Fields => source.Fields;

    public IBatchReader Open(BatchPlan plan) => new Reader(source.Open(plan), plan.Batches(Rows) - without - plan.FirstBatch);

    private sealed class Reader(IBatchReader reader, int left) : IBatchReader
    {
        public bool Read(Batch batch) => left-- > 0 && reader.Read(batch);

        public void Dispose() => reader.Dispose();
    }
}
