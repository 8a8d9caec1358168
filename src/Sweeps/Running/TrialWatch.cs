using MLNetVision.Training.Events;

namespace MLNetVision.Sweeps.Running;

/// <summary>Sees the epochs of a trial's trainers, numbered through, and tells when one ends after which there are more.</summary>
internal sealed class TrialWatch(Action<int, IReadOnlyDictionary<string, double>, bool> epochEnded) : IObserver<TrainingEvent>
{
    private int _before;
    private int _epochs;

    public void OnNext(TrainingEvent value)
    {
        switch (value)
        {
            case RunStarted started:
                (_before, _epochs) = (_before + _epochs, started.Epochs);
                break;
            case EpochEnded ended:
                epochEnded(_before + ended.Result.Epoch, ended.Result.Figures, ended.Result.Epoch < _epochs);
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
