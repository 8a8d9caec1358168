using Microsoft.ML;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Events;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>The training of a detector in a process of its own, which tells each of its steps.</summary>
internal static class KilledRCnn
{
    public const string Verb = "train-detector";

    public static void Run(string folder) => Fit(folder, _ => Console.WriteLine("."));

    /// <param name="folder">Where what is finished is kept; null for nowhere.</param>
    /// <param name="told">Hears of each event.</param>
    public static RegionDetector Fit(string? folder, Action<TrainingEvent> told)
    {
        var ml = new MLContext(1);
        var options = RCnnParts.Options() with
        {
            Tuning = new RegionTuningOptions
            {
                Training = new RegionTuningOptions().Training with { Epochs = 2, Seed = 3 }, Positives = 4, Negatives = 12, Batches = 6,
            },
        };
        var run = new VisionRun
        {
            Threads = 1, Checkpoints = folder is null ? null : new CheckpointOptions(folder) { EverySteps = 1 }, Observers = [new Observer(told)],
        };
        return RCnnParts.Trainer(ml, options, run).Fit(BlockScenes.Of(ml, 15)).Detector;
    }

    private sealed class Observer(Action<TrainingEvent> told) : IObserver<TrainingEvent>
    {
        private readonly Lock _gate = new();

        public void OnNext(TrainingEvent value)
        {
            lock (_gate)
                told(value);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
