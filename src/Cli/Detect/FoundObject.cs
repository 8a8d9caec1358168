namespace MLNetVision.Cli.Detect;

/// <summary>An object that a detector found.</summary>
/// <param name="Label">Its class.</param>
/// <param name="Score">How sure the detector is.</param>
/// <param name="Box">Left, top, right and bottom in pixels.</param>
internal sealed record FoundObject(string Label, float Score, float[] Box);
