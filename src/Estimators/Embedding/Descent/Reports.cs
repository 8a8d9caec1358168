using System.Diagnostics;
using MLNetVision.Training;
using MLNetVision.Training.Events;

namespace MLNetVision.Estimators.Embedding.Descent;

/// <summary>Tells those who want to know how far a fit has come.</summary>
internal sealed class Reports(VisionRun run)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Tells an event, with the time since the beginning.</summary>
    public void Tell(TrainingEvent news)
    {
        var timed = news with { Elapsed = _clock.Elapsed };
        run.Progress?.Report(timed);
        foreach (var observer in run.Observers)
        {
            observer.OnNext(timed);
        }
    }
}
