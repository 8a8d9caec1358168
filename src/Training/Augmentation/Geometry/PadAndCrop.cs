using System.Text.Json.Serialization;
using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// A border of some pixels is added on all sides, then a rectangle cut out from anywhere: the usual shift by a few pixels for small pictures
/// (He et al. 2016: 32 x 32 with 4).
/// </summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Padding">Pixels on each side.</param>
[method: JsonConstructor]
public sealed record PadAndCrop(int Height, int Width, int Padding) : ImageTransform
{
    /// <summary>A square.</summary>
    public PadAndCrop(int side, int padding)
        : this(side, side, padding)
    {
    }

    /// <summary>What is added.</summary>
    public BorderMode Border { get; init; } = BorderMode.Constant;

    /// <summary>The colour that is added, with a constant border.</summary>
    public FillColour Fill { get; init; }

    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        var (x, y) = Cropping.Place(image.Width + (2 * Padding), image.Height + (2 * Padding), Width, Height, ref random);
        return Cropping.Cut(image, x - Padding, y - Padding, Width, Height, Border, Fill, pool);
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireSize(Height, Width);
        Require(Padding >= 0, nameof(Padding), Padding, "0 or more");
    }
}
