namespace MLNetVision.Networks.Ops;

/// <summary>
/// sum over the other classes of max(0, Margin - score of the target + score of the class)^p / C, p 1 or, squared, 2 (Weston and Watkins 1999).
/// </summary>
public sealed record MultiClassHinge(float Margin = 1, bool Squared = false) : ClassLoss;
