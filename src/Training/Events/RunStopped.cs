namespace MLNetVision.Training.Events;

/// <summary>A run ended.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Message">Why, in a sentence.</param>
/// <param name="Best">The best epoch, or null if none was done.</param>
public sealed record RunStopped(StopReason Reason, string Message, EpochResult? Best) : TrainingEvent;
