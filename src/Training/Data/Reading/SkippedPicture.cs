namespace MLNetVision.Training.Data;

/// <summary>A picture that could not be decoded.</summary>
/// <param name="Index">Its number in the source.</param>
/// <param name="Name">What the source calls it.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record SkippedPicture(int Index, string Name, string Reason);
