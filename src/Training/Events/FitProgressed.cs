namespace MLNetVision.Training.Events;

/// <summary>Work that has no epochs has come further.</summary>
/// <param name="Work">What is done.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">How much there is at most.</param>
public sealed record FitProgressed(string Work, int Done, int Total) : TrainingEvent;
