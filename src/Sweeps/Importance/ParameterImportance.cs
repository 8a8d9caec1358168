namespace MLNetVision.Sweeps;

/// <summary>How much depends on a parameter.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Share">The share of the variance, over all that could be chosen, that is this parameter's alone.</param>
/// <param name="Trials">The trials that have it and tell of it.</param>
public sealed record ParameterImportance(string Name, double Share, int Trials);
