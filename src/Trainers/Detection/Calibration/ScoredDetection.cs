namespace MLNetVision.Trainers.Detection;

/// <summary>A box that a machine found, and whether it is right.</summary>
internal readonly record struct ScoredDetection(int Class, double Score, bool IsRight);
