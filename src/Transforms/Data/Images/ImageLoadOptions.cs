using MLNetVision.Imaging;

namespace MLNetVision;

/// <summary>How pictures are loaded into a data view.</summary>
public sealed record ImageLoadOptions
{
    /// <summary>What becomes of pictures that cannot be read.</summary>
    public UnreadableImages Unreadable { get; init; } = UnreadableImages.Fail;

    /// <summary>Limits of size, and whether EXIF orientation turns pictures upright.</summary>
    public DecodeOptions Decoding { get; init; } = DecodeOptions.Default;

    /// <summary>Collects what is left out; null for nobody. Complete when a first pass over the rows has begun.</summary>
    public ImageLoadReport? Report { get; init; }

    /// <summary>Told each picture that is left out, in the order of the rows; null for nobody.</summary>
    public IProgress<SkippedImage>? Progress { get; init; }

    /// <summary>The column of pictures, of the type MLImage.</summary>
    public string ImageColumn { get; init; } = "Image";

    /// <summary>The column of labels: text, empty where there is none.</summary>
    public string LabelColumn { get; init; } = "Label";

    /// <summary>The column of what the source calls the pictures: full paths of files.</summary>
    public string PathColumn { get; init; } = "ImagePath";

    internal void Validate()
    {
        string[] columns = [ImageColumn, LabelColumn, PathColumn];
        if (columns.Any(string.IsNullOrEmpty) || columns.Distinct(StringComparer.Ordinal).Count() < columns.Length)
        {
            throw new ArgumentException(
                $"ImageLoadOptions: the columns have to have three different names, not '{string.Join("', '", columns)}'.", nameof(ImageColumn));
        }

        if (!Enum.IsDefined(Unreadable))
            throw new ArgumentOutOfRangeException(nameof(Unreadable), Unreadable, "ImageLoadOptions.Unreadable has to be Fail or Skip.");
        ArgumentNullException.ThrowIfNull(Decoding);
    }

    internal void Tell(SkippedImage skipped)
    {
        Report?.Add(skipped);
        Progress?.Report(skipped);
    }
}
