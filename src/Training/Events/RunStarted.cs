namespace MLNetVision.Training.Events;

/// <summary>A run begins, or goes on.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Epochs">The epochs that it is to have.</param>
/// <param name="StepsPerEpoch">The training steps of an epoch.</param>
/// <param name="Step">The training steps taken before.</param>
/// <param name="ResumedFrom">The checkpoint that it goes on from, or null.</param>
public sealed record RunStarted(string Network, int Epochs, int StepsPerEpoch, long Step, string? ResumedFrom) : TrainingEvent;
