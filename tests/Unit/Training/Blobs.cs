using MLNetVision.Networks.Engines;
using MLNetVision.Tests.TestKit;
using MLNetVision.Training;
using MLNetVision.Training.Data;
using MLNetVision.Training.Events;
using MLNetVision.Training.Measuring;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Tests.Unit.Training;

/// <summary>Clouds of points, one a class, that overlap a little; and runs that learn to tell them apart.</summary>
internal static class Blobs
{
    public const int Features = 4;
    public const int Classes = 3;

    public static ArrayBatchSource Source(int rows, ulong seed)
    {
        var (points, labels) = (new float[rows * Features], new long[rows]);
        for (var row = 0; row < rows; row++)
        {
            labels[row] = (long)(SplitMix.Bits(seed, (ulong)row) % Classes);
            for (var f = 0; f < Features; f++)
            {
                points[(row * Features) + f] = (2 * SplitMix.Uniform(seed + 1, (ulong)((row * Features) + f))) - 1 + (f == labels[row] ? 1 : 0);
            }
        }

        return new ArrayBatchSource(("input", HostTensor.Of<float>(points, rows, Features)), ("target", HostTensor.Of<long>(labels, rows)));
    }

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

/// <summary>Writes down all events.</summary>
internal sealed class EventLog : IObserver<TrainingEvent>
{
    public List<TrainingEvent> Events { get; } = [];

    public bool Completed { get; private set; }

    public Exception? Fault { get; private set; }

    public Action<TrainingEvent>? Then { get; init; }

    public void OnCompleted() => Completed = true;

    public void OnError(Exception error) => Fault = error;

    public void OnNext(TrainingEvent value)
    {
        Events.Add(value);
        Then?.Invoke(value);
    }
}
