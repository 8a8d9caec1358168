using MLNetVision.Training.Events;

namespace MLNetVision.Sweeps.Running;

/// <summary>
/// Stops a training where its record ends, epochs of several trainers being numbered through: the best model so far is its result. A killed process may have
/// written down an epoch whose checkpoint it never wrote; that one is trained again.
/// </summary>
internal sealed class StopAtEpoch(int epoch, CancellationTokenSource stop) : IObserver<TrainingEvent>
{
    private int _before;
    private int _epochs;

    public void OnNext(TrainingEvent value)
    {
        switch (value)
        {
            case RunStarted started:
                (_before, _epochs) = (_before + _epochs, started.Epochs);
                StopFrom(_before + (int)(started.Step / Math.Max(started.StepsPerEpoch, 1)));
                break;
            case EpochEnded ended:
                StopFrom(_before + ended.Result.Epoch);
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private void StopFrom(int done)
    {
        if (done >= epoch)
        {
            stop.Cancel();
        }
    }
}
