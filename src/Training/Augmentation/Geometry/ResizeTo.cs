using System.Text.Json.Serialization;
using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>Every picture at one size, whatever its shape.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
[method: JsonConstructor]
public sealed record ResizeTo(int Height, int Width) : ImageTransform
{
    /// <summary>A square.</summary>
    public ResizeTo(int side)
        : this(side, side)
    {
    }

    /// <summary>How values between pixels are made.</summary>
    public Interpolation Interpolation { get; init; } = Interpolation.Bilinear;

    /// <summary>Whether shrinking looks at every pixel (PIL, torchvision) or only at those around a position (OpenCV).</summary>
    public bool Antialias { get; init; } = true;

    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(pool);
        if (image.Width == Width && image.Height == Height)
        {
            return image;
        }

        var result = pool.Rent(Width, Height, image.Channels);
        image.ResizeTo(result, Interpolation, Antialias);
        return result;
    }

    /// <inheritdoc/>
    public override void Validate() => RequireSize(Height, Width);
}
