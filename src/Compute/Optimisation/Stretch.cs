namespace MLNetVision.Compute.Optimisation;

/// <summary>A stretch of a parameter.</summary>
/// <param name="Parameter">The parameter's place in the space.</param>
/// <param name="Start">Where in the parameter it begins.</param>
/// <param name="Count">Its numbers.</param>
internal readonly record struct Stretch(int Parameter, long Start, long Count);
