using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Images;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Image;

/// <summary>The type of a column of images, all of one size or (0, 0) of any size.</summary>
public sealed class ImageDataViewType : StructuredDataViewType
{
    public readonly int Height;
    public readonly int Width;

    public ImageDataViewType(int height, int width)
        : base(typeof(MLImage))
    {
        Guard.Argument(height > 0, nameof(height), $"The height must be positive, not {height}.");
        Guard.Argument(width > 0, nameof(width), $"The width must be positive, not {width}.");
        Guard.Argument((long)height * width <= int.MaxValue / Bitmap.BytesPerPixel, nameof(height), $"{height} x {width} is more than an image can hold.");
        Height = height;
        Width = width;
    }

    public ImageDataViewType()
        : base(typeof(MLImage))
    {
    }

    internal bool IsKnownSize => Height > 0;

    public override bool Equals(DataViewType other) => other is ImageDataViewType image && Height == image.Height && Width == image.Width;

    public override int GetHashCode() => HashCode.Combine(Height, Width);

    public override string ToString() => IsKnownSize ? $"Image<{Height}, {Width}>" : "Image";
}
