using MLNetVision.Training.Data;

namespace MLNetVision;

/// <summary>How annotated pictures are loaded into a data view.</summary>
public sealed record DetectionLoadOptions
{
    /// <summary>Where the pictures that a .json file of annotations names lie; null for the file's folder.</summary>
    public string? PictureFolder { get; init; }

    /// <summary>Classes and faulty boxes.</summary>
    public AnnotationOptions Annotations { get; init; } = new();

    /// <summary>The columns of pictures, labels and paths, limits of size, and what becomes of pictures that cannot be read.</summary>
    public ImageLoadOptions Images { get; init; } = new();

    /// <summary>The column of boxes: x0, y0, x1, y1 in pixels, one after the other.</summary>
    public string BoxColumn { get; init; } = "BoundingBoxes";

    /// <summary>The column that says which objects are difficult.</summary>
    public string DifficultColumn { get; init; } = "Difficult";

    /// <summary>The column that says which objects are crowds.</summary>
    public string CrowdColumn { get; init; } = "Crowd";

    internal IReadOnlyList<string> Columns => [Images.ImageColumn, Images.PathColumn, Images.LabelColumn, BoxColumn, DifficultColumn, CrowdColumn];

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Annotations);
        ArgumentNullException.ThrowIfNull(Images);
        Images.Validate();
        if (Columns.Any(string.IsNullOrEmpty) || Columns.Distinct(StringComparer.Ordinal).Count() < Columns.Count)
        {
            throw new ArgumentException(
                $"DetectionLoadOptions: the columns have to have {Columns.Count} different names, not '{string.Join("', '", Columns)}'.", nameof(BoxColumn));
        }
    }
}
