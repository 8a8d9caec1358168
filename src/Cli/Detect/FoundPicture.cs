namespace MLNetVision.Cli.Detect;

/// <summary>What a detector found in a picture.</summary>
/// <param name="File">The picture's path.</param>
/// <param name="Objects">The objects, the surest first.</param>
internal sealed record FoundPicture(string File, IReadOnlyList<FoundObject> Objects);
