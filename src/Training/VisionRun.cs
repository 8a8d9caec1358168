using MLNetVision.Networks.Engines;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Events;

namespace MLNetVision.Training;

/// <summary>
/// The services of a fit, apart from its options: what computes, who is told, who may cancel, where to keep the run. Nothing here changes what is learnt.
/// </summary>
public sealed record VisionRun
{
    /// <summary>What computes; null for the managed engine.</summary>
    public IEngine? Engine { get; init; }

    /// <summary>Is told of everything, each in its own time.</summary>
    public IProgress<TrainingEvent>? Progress { get; init; }

    /// <summary>Are told of everything at once, on the thread of the loop.</summary>
    public IReadOnlyList<IObserver<TrainingEvent>> Observers { get; init; } = [];

    /// <summary>Ends the training early; the best model so far is the result.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Where to keep the run so that it can be resumed; null for nowhere.</summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>What the fitted model's card tells of how it came to be, as Markdown; null for nothing.</summary>
    public string? Story { get; init; }

    /// <summary>The most threads of the engine and of the workers that prepare pictures; null for all processors.</summary>
    public int? Threads { get; init; }
}
