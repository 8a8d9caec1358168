using System.Text.Json.Serialization;
using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>A rectangle from anywhere in the picture. A picture that is too small lies anywhere within the rectangle.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
[method: JsonConstructor]
public sealed record RandomCrop(int Height, int Width) : ImageTransform
{
    /// <summary>A square.</summary>
    public RandomCrop(int side)
        : this(side, side)
    {
    }

    /// <summary>What lies outside a picture that is too small.</summary>
    public BorderMode Border { get; init; } = BorderMode.Constant;

    /// <summary>The colour outside, with a constant border.</summary>
    public FillColour Fill { get; init; }

    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        var (x, y) = Cropping.Place(image.Width, image.Height, Width, Height, ref random);
        return Cropping.Cut(image, x, y, Width, Height, Border, Fill, pool);
    }

    /// <inheritdoc/>
    public override void Validate() => RequireSize(Height, Width);
}
