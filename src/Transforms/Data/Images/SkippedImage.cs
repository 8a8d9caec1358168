namespace MLNetVision;

/// <summary>A file or row that was left out.</summary>
/// <param name="Path">The file's path, or what the source calls the picture.</param>
/// <param name="Reason">Why.</param>
public sealed record SkippedImage(string Path, string Reason);
