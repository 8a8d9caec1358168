namespace MLNetVision.Training.Events;

/// <summary>An epoch is done and measured.</summary>
/// <param name="Result">Its figures.</param>
/// <param name="RowsPerSecond">The speed of its training steps; 0 if it cannot be known.</param>
/// <param name="TimeLeft">How long the run will still take at the speed so far.</param>
public sealed record EpochEnded(EpochResult Result, double RowsPerSecond, TimeSpan? TimeLeft) : TrainingEvent;
