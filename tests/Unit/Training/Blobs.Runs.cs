using MLNetVision.Training;
using MLNetVision.Training.Measuring;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Tests.Unit.Training;

/// <content>Runs that learn to tell them apart, on the smallest engine.</content>
internal static partial class Blobs
{
    public static TrainingRun Run(TrainingOptions? options = null) =>
        new(SoftmaxEngine.Network(Features, Classes), new SoftmaxEngine(), Source(90, 1))
        {
            Validation = Source(50, 5),
            Metrics = [Metric.Accuracy],
            Options = options ?? Options(),
        };

    /// <summary>Everything that a resumed run has to bring back: shuffling, a plateau schedule, early stopping, an average, momentum, uneven batches.</summary>
    public static TrainingOptions Options() => new()
    {
        Epochs = 8,
        BatchSize = 16,
        Seed = 11,
        Rule = new() { Optimizer = new MLNetVision.Networks.Optimisation.Sgd { LearningRate = 0.5, Momentum = 0.5 }, AverageDecay = 0.8 },
        Schedule = new WarmUp(4, new ReduceOnPlateau { Patience = 1, Multiplier = 0.5, Threshold = 0.02 }),
        EarlyStopping = new EarlyStopping { Patience = 4, MinDelta = 0.01 },
    };
}
