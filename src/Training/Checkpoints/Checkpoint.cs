using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Loop;

namespace MLNetVision.Training.Checkpoints;

/// <summary>A run at a moment, whole.</summary>
/// <param name="Identity">What the run is of, by name.</param>
/// <param name="State">Where the loop stands.</param>
/// <param name="Session">Weights, optimizer, average and random streams.</param>
/// <param name="Best">The weights of the best epoch, or null before the first.</param>
internal sealed record Checkpoint(IReadOnlyDictionary<string, string> Identity, LoopState State, SessionState Session, WeightSet? Best)
{
    /// <summary>The file that it was read from.</summary>
    public string? Path { get; init; }
}
