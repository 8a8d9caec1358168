namespace MLNetVision.Sweeps;

/// <summary>What a trial's trainer measured after an epoch.</summary>
/// <param name="Epoch">Which, from 1.</param>
/// <param name="Figures">Losses and metrics by name.</param>
public sealed record TrialEpoch(int Epoch, IReadOnlyDictionary<string, double> Figures);
