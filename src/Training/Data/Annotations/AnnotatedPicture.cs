using MLNetVision.Metrics;

namespace MLNetVision.Training.Data;

/// <summary>A picture in a file and the objects in it.</summary>
/// <param name="File">The file's path, as it can be opened.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Objects">The objects, in pixels from the upper left corner; labels are places in <see cref="AnnotationSet.Classes"/>.</param>
public sealed record AnnotatedPicture(string File, int Width, int Height, IReadOnlyList<TrueBox> Objects);
