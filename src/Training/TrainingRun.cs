using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Data;
using MLNetVision.Training.Events;
using MLNetVision.Training.Measuring;

namespace MLNetVision.Training;

/// <summary>A network, an engine and data, brought together to train: <c>Trainer.Run(new TrainingRun(network, engine, data))</c>.</summary>
/// <param name="Network">The network, its loss among its outputs (<see cref="Losses"/> adds one).</param>
/// <param name="Engine">What computes.</param>
/// <param name="Training">The data to learn from; its fields are the network's inputs.</param>
public sealed record TrainingRun(Network Network, IEngine Engine, IBatchSource Training)
{
    /// <summary>How to train.</summary>
    public TrainingOptions Options { get; init; } = new();

    /// <summary>The weights to begin with; null for fresh ones of the seed.</summary>
    public WeightSet? Weights { get; init; }

    /// <summary>The data that each epoch is measured with.</summary>
    public IBatchSource? Validation { get; init; }

    /// <summary>What to measure on the validation data, besides the loss.</summary>
    public IReadOnlyList<IMetric> Metrics { get; init; } = [];

    /// <summary>Inputs that are the same in every batch, such as the weights of classes.</summary>
    public IReadOnlyDictionary<string, HostTensor> Constants { get; init; } = new Dictionary<string, HostTensor>();

    /// <summary>Where to keep the run so that it can be resumed; null for nowhere.</summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>Is told of everything, each in its own time: a Progress&lt;T&gt; brings the news to the thread that it was made on.</summary>
    public IProgress<TrainingEvent>? Progress { get; init; }

    /// <summary>Are told of everything at once, on the thread of the loop.</summary>
    public IReadOnlyList<IObserver<TrainingEvent>> Observers { get; init; } = [];

    /// <summary>The clock that speed and time left come from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The most threads of the engine; null for all processors.</summary>
    public int? Threads { get; init; }
}
