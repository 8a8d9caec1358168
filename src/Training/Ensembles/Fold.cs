namespace MLNetVision.Training.Ensembles;

/// <summary>A part of the data to train on and the rest to measure with.</summary>
/// <param name="Training">The rows to train on; in a bootstrap sample a row may come several times.</param>
/// <param name="Validation">The rows to measure with.</param>
public sealed record Fold(IReadOnlyList<int> Training, IReadOnlyList<int> Validation);
