namespace MLNetVision.Training.Events;

/// <summary>A training step was taken.</summary>
/// <param name="Epoch">The epoch that it belongs to, from 1.</param>
/// <param name="Step">How many were taken since the run began.</param>
/// <param name="Batch">How many batches of the epoch are done, out of <see cref="RunStarted.StepsPerEpoch"/>.</param>
/// <param name="Loss">The loss of the batch, before the step.</param>
/// <param name="MeanLoss">The mean loss of the epoch so far.</param>
/// <param name="LearningRate">The rate of the step.</param>
/// <param name="Rows">The rows of the batch.</param>
/// <param name="RowsPerSecond">The speed in this epoch; 0 while it cannot be known.</param>
/// <param name="TimeLeft">How long the run will still take at the speed so far; null while that cannot be known.</param>
public sealed record StepTaken(
    int Epoch, long Step, int Batch, double Loss, double MeanLoss, double LearningRate, int Rows, double RowsPerSecond, TimeSpan? TimeLeft) : TrainingEvent;
