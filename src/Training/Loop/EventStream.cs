using MLNetVision.Training.Events;

namespace MLNetVision.Training.Loop;

/// <summary>Tells everybody who listens.</summary>
internal sealed class EventStream(TrainingRun run, Pace pace)
{
    /// <summary>Whether anybody does; events of single steps are not even made otherwise.</summary>
    public bool HasListeners => run.Progress is not null || run.Observers.Count > 0;

    public void Publish(TrainingEvent news)
    {
        if (!HasListeners)
        {
            return;
        }

        var timed = news with { Elapsed = pace.Elapsed };
        run.Progress?.Report(timed);
        foreach (var observer in run.Observers)
        {
            observer.OnNext(timed);
        }
    }

    public void Complete(RunStopped news)
    {
        Publish(news);
        foreach (var observer in run.Observers)
        {
            observer.OnCompleted();
        }
    }

    public void Fail(Exception fault, EpochResult? best)
    {
        Publish(new RunStopped(StopReason.Failed, fault.Message, best));
        foreach (var observer in run.Observers)
        {
            observer.OnError(fault);
        }
    }
}
