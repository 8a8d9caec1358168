namespace MLNetVision.Sweeps;

/// <summary>How much depends on two parameters together, beyond what depends on each alone.</summary>
/// <param name="First">One of them.</param>
/// <param name="Second">The other.</param>
/// <param name="Share">The share of the variance.</param>
public sealed record ParameterInteraction(string First, string Second, double Share);
