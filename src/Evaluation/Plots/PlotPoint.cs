namespace MLNetVision.Evaluation;

/// <summary>A point of a plot.</summary>
/// <param name="X">Its place to the right.</param>
/// <param name="Y">Its place upwards.</param>
/// <param name="Name">What is written beside it; null for nothing.</param>
/// <param name="Group">Points of a group have a colour in common; from 0.</param>
public sealed record PlotPoint(double X, double Y, string? Name = null, int Group = 0);
