namespace MLNetVision.Metrics;

/// <summary>How one box leads to another: what box regression learns.</summary>
/// <param name="X">The step of the centre to the right, by the first box's width.</param>
/// <param name="Y">The step of the centre down, by the first box's height.</param>
/// <param name="LogWidth">The logarithm of the widths' ratio.</param>
/// <param name="LogHeight">The logarithm of the heights' ratio.</param>
public readonly record struct BoxOffset(float X, float Y, float LogWidth, float LogHeight);
