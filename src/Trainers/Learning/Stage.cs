using MLNetVision.Training;

namespace MLNetVision.Trainers.Learning;

/// <summary>A part of a training: what is left alone meanwhile, and the loop's options.</summary>
/// <param name="Frozen">Name prefixes of the parameters that keep their values.</param>
/// <param name="Options">The loop.</param>
internal sealed record Stage(IReadOnlyList<string> Frozen, TrainingOptions Options);
