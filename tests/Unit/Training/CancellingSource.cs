using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training;

/// <summary>Cancels while it is read for the given time.</summary>
internal sealed class CancellingSource(IBatchSource source, CancellationTokenSource stop, int onOpening) : IBatchSource
{
    private int _openings;

    public int Rows => source.Rows;

    public IReadOnlyList<BatchField> Fields => source.Fields;

    public IBatchReader Open(BatchPlan plan)
    {
        if (++_openings == onOpening)
        {
            stop.Cancel();
        }

        return source.Open(plan);
    }
}
