using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>The shorter side gets this many pixels, and the picture keeps its shape; the longer side is rounded down, as torchvision does.</summary>
/// <param name="Side">Pixels of the shorter side.</param>
public sealed record ResizeShorterSide(int Side) : ImageTransform
{
    /// <summary>How values between pixels are made.</summary>
    public Interpolation Interpolation { get; init; } = Interpolation.Bilinear;

    /// <summary>Whether shrinking looks at every pixel (PIL, torchvision) or only at those around a position (OpenCV).</summary>
    public bool Antialias { get; init; } = true;

    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(pool);
        var (width, height) = ((long)image.Width, (long)image.Height);
        (width, height) = width <= height ? ((long)Side, height * Side / width) : (width * Side / height, (long)Side);
        if (image.Width == width && image.Height == height)
        {
            return image;
        }

        var result = pool.Rent(checked((int)width), checked((int)height), image.Channels);
        image.ResizeTo(result, Interpolation, Antialias);
        return result;
    }

    /// <inheritdoc/>
    public override void Validate() => Require(Side > 0, nameof(Side), Side, "1 or more");
}
