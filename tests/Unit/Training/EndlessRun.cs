using MLNetVision.Training;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Events;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Tests.Unit.Training;

/// <summary>A run without an end that writes a checkpoint of some megabytes in every step, so that it spends its time in writing.</summary>
internal static class EndlessRun
{
    public const string Verb = "train-without-end";
    private const int Ballast = 1_000_000;

    public static TrainingResult Train(string? folder, Action<long> stepIsSafe, IObserver<TrainingEvent>? observer, CancellationToken cancellation)
    {
        var safe = new EventLog
        {
            Then = e =>
            {
                if (e is CheckpointWritten written)
                {
                    stepIsSafe(written.Step);
                }
            },
        };
        return Trainer.Run(
            Blobs.Run(Blobs.Options() with { Epochs = 1_000_000, EarlyStopping = null, Schedule = new ConstantRate() }) with
            {
                Engine = new SoftmaxEngine { Ballast = Ballast },
                Checkpoints = folder is null ? null : new CheckpointOptions(folder) { EverySteps = 1 },
                Observers = observer is null ? [safe] : [safe, observer],
            },
            cancellation);
    }
}
