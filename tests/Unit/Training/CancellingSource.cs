using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training;

/// <summary>Cancels while it is read for the given time.</summary>
internal sealed class CancellingSource(IBatchSource source, CancellationTokenSource stop, int onOpening) : IBatchSource
{
    private int _openings;

    /// <summary>Whether that reading ends in an exception at once.</summary>
    public bool Throws { get; init; }

    public int Rows => source.Rows;

    public IReadOnlyList<BatchField> Fields => source.Fields;

    public IBatchReader Open(BatchPlan plan)
    {
        if (++_openings == onOpening)
        {
            stop.Cancel();
            if (Throws)
            {
                throw new OperationCanceledException(stop.Token);
            }
        }

        return source.Open(plan);
    }
}
