namespace MLNetVision.Training.Events;

/// <summary>A checkpoint cannot be used; the one before it is tried.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Fault">What is wrong with it.</param>
public sealed record CheckpointRejected(string Path, string Fault) : TrainingEvent;
