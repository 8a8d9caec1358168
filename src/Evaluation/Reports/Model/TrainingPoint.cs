namespace MLNetVision.Evaluation;

/// <summary>What a training had reached after an epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Figures">Losses and metrics by name.</param>
public sealed record TrainingPoint(int Epoch, IReadOnlyDictionary<string, double> Figures);
