namespace MLNetVision.Sweeps;

/// <summary>
/// What a figure of the trials depends on: the functional analysis of variance of a random forest that was fitted to them (Hutter, Hoos, Leyton-Brown 2014).
/// </summary>
/// <param name="Figure">What is explained: an objective, or a figure of an epoch.</param>
/// <param name="Epoch">After which epoch; null for an objective.</param>
/// <param name="Trials">The trials that tell of it; with fewer than <see cref="LeastTrials"/> nothing is said.</param>
/// <param name="Parameters">The most important first; empty where too few trials tell.</param>
/// <param name="Interactions">Pairs that count together, the most important first.</param>
public sealed record SweepImportance(
    string Figure, int? Epoch, int Trials, IReadOnlyList<ParameterImportance> Parameters, IReadOnlyList<ParameterInteraction> Interactions)
{
    /// <summary>So many trials have to tell.</summary>
    public const int LeastTrials = 8;
}
