namespace MLNetVision.Training.Data;

/// <summary>How annotations are read.</summary>
public sealed record AnnotationOptions
{
    /// <summary>
    /// The classes, in the order of their labels, where another set has decided that: a model's, the training's. A class that is not among them is then
    /// refused. Null for those that the files name.
    /// </summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>What becomes of boxes that reach out of their picture, or have no area. What is not a number is always refused.</summary>
    public FaultyBoxes FaultyBoxes { get; init; }

    /// <summary>Ends the reading early.</summary>
    public CancellationToken Cancellation { get; init; }
}
