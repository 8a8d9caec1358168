using Microsoft.ML;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Trainers;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Pipelines.Trainers;

/// <summary>A fit without an end that is kept in every step; with all that draws random numbers.</summary>
internal static class EndlessTraining
{
    public const string Verb = "fit-without-end";

    public static void Run(string folder, string engine)
    {
        var log = new EventLog
        {
            Then = e =>
            {
                if (e is CheckpointWritten written)
                    Console.WriteLine(written.Step);
            },
        };
        Fit(folder, engine, log, CancellationToken.None);
    }

    public static TrainedImageModel Fit(string? folder, string engine, IObserver<TrainingEvent> observer, CancellationToken cancellation)
    {
        var ml = new MLContext(seed: 1);
        var options = TinyCnn.Options with
        {
            Training = TinyCnn.Training with { Epochs = 1_000_000 },
            Augmentation = new RandomAffine { Degrees = 5, ShiftX = 0.1, ShiftY = 0.1 },
            Mixing = new Mixup(),
            ValidationFraction = 0.2,
        };
        var run = TinyCnn.On(engine) with
        {
            Checkpoints = folder is null ? null : new CheckpointOptions(folder) { EverySteps = 1 },
            Observers = [observer],
            Cancellation = cancellation,
        };
        return ml.MulticlassClassification.Trainers.ImageCnn("Quarter", "Pixels", Write, options, run).Fit(Blots.View(ml, 100));
    }

    private static Tensor Write(Tensor pixels, int outputs) => pixels
        .Conv2d(8, 3, padding: 1, bias: false, name: "conv").BatchNorm(name: "bn").Relu().MaxPool2d(2)
        .Flatten().Dropout(0.2f).Dense(outputs, name: "fc");
}
