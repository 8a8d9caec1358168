namespace MLNetVision.Metrics;

/// <summary>An object that a detector says to be in a picture.</summary>
/// <param name="Label">Its class, from 0.</param>
/// <param name="Box">Where it is.</param>
/// <param name="Score">How sure the detector is; greater is surer.</param>
public readonly record struct FoundBox(int Label, Box Box, float Score);
