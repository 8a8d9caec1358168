namespace MLNetVision.Training.Events;

/// <summary>A checkpoint is safely on disk.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Step">The training steps taken until then.</param>
public sealed record CheckpointWritten(string Path, long Step) : TrainingEvent;
