using MLNetVision.Training.Events;

namespace MLNetVision.Sweeps.Running;

/// <summary>Stops a training as soon as it has read where it was: the best model so far is its result.</summary>
internal sealed class StopAtStart(CancellationTokenSource stop) : IObserver<TrainingEvent>
{
    public void OnNext(TrainingEvent value)
    {
        if (value is RunStarted)
        {
            stop.Cancel();
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
