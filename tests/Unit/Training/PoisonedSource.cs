using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training;

/// <summary>In one epoch the inputs are not numbers.</summary>
internal sealed class PoisonedSource(IBatchSource source, int epoch) : IBatchSource
{
    public int Rows => source.Rows;

    public IReadOnlyList<BatchField> Fields => source.Fields;

    public IBatchReader Open(BatchPlan plan) => new Reader(source.Open(plan), plan.Epoch == epoch);

    private sealed class Reader(IBatchReader reader, bool poisons) : IBatchReader
    {
        public bool Read(Batch batch)
        {
            var read = reader.Read(batch);
            if (read && poisons)
            {
                batch["input"].As<float>().Fill(float.NaN);
            }

            return read;
        }

        public void Dispose() => reader.Dispose();
    }
}
