using Microsoft.ML;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Sweeps;
using MLNetVision.Tests.Pipelines.Trainers;

namespace MLNetVision.Tests.Pipelines.Sweeps;

/// <summary>A sweep whose trials are over in a moment.</summary>
internal static class Sweeping
{
    public static SweepOptions Options { get; } = new()
    {
        Search = new RandomSearch(), Budget = new SweepBudget { Trials = 6 },
        Validation = new SweepValidation { StratifyBy = "Quarter", Fraction = 0.25 }, Seed = 4,
    };

    public static Sweep Make(MLContext ml, SweepOptions options, SweepRun run, int epochs = 3) =>
        ml.Sweep(trial => Pipeline(ml, trial, epochs), options, [SweepMetrics.Accuracy("Quarter")], run with { Training = run.Training with { Threads = 1 } });

    public static IEstimator<ITransformer> Pipeline(MLContext ml, Trial trial, int epochs)
    {
        var rate = trial.LogUniform("rate", 1e-4, 1e-1);
        var width = trial.Choice("width", 2, 4, 8);
        var options = TinyCnn.Options with
        {
            Training = TinyCnn.Training with { Epochs = epochs, Rule = new TrainingRule { Optimizer = new Adam { LearningRate = (float)rate } } },
            ValidationFraction = 0.2,
        };
        return ml.MulticlassClassification.Trainers.ImageCnn(
            "Quarter", "Pixels",
            (pixels, outputs) => pixels.Conv2d(width, 3, padding: 1, name: "conv").Relu().MaxPool2d(2).Flatten().Dense(outputs, name: "fc"),
            options, trial.Run);
    }
}
