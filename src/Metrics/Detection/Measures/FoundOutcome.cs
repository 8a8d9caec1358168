namespace MLNetVision.Metrics;

/// <summary>What a box that a detector found is.</summary>
/// <param name="Found">The box.</param>
/// <param name="Kind">Right, or which error.</param>
/// <param name="Truth">The place of the object it is about, in the picture's list; -1 where it is about none.</param>
/// <param name="Overlap">Its overlap with that object, or the greatest with any.</param>
public readonly record struct FoundOutcome(FoundBox Found, FoundKind Kind, int Truth, double Overlap);
