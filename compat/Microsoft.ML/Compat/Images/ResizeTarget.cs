using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Compat.Images;

/// <summary>The size that images get, and how.</summary>
internal sealed record ResizeTarget(int Width, int Height, ImageResizingEstimator.ResizingKind Kind, ImageResizingEstimator.Anchor Anchor)
{
    public ImageDataViewType Type => new(Height, Width);

    /// <summary>Checks what a user asked for; the names are those of the catalog's parameters.</summary>
    public static ResizeTarget Of(int imageWidth, int imageHeight, ImageResizingEstimator.ResizingKind resizing, ImageResizingEstimator.Anchor anchor)
    {
        Guard.Argument(imageWidth > 0, nameof(imageWidth), $"The width must be positive, not {imageWidth}.");
        Guard.Argument(imageHeight > 0, nameof(imageHeight), $"The height must be positive, not {imageHeight}.");
        Guard.Argument(Enum.IsDefined(resizing), nameof(resizing), $"There is no way of resizing with the number {(int)resizing}.");
        Guard.Argument(Enum.IsDefined(anchor), nameof(anchor), $"There is no anchor with the number {(int)anchor}.");
        return new(imageWidth, imageHeight, resizing, anchor);
    }

    public static ResizeTarget Read(ModelReader reader) => new(
        reader.ReadInt32(), reader.ReadInt32(), (ImageResizingEstimator.ResizingKind)reader.ReadInt32(), (ImageResizingEstimator.Anchor)reader.ReadInt32());

    public void Write(ModelWriter writer)
    {
        writer.Write(Width);
        writer.Write(Height);
        writer.Write((int)Kind);
        writer.Write((int)Anchor);
    }
}
