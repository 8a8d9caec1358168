using MLNetVision.Imaging;

namespace MLNetVision.Training.Augmentation;

/// <summary>What transforms that move pixels have in common. Angles are degrees, counter-clockwise as the picture is seen.</summary>
public abstract record WarpTransform : ImageTransform
{
    /// <summary>How values between pixels are made: Nearest, Bilinear or Bicubic.</summary>
    public Interpolation Interpolation { get; init; } = Interpolation.Bilinear;

    /// <summary>What lies outside the picture.</summary>
    public BorderMode Border { get; init; } = BorderMode.Constant;

    /// <summary>The colour outside, with a constant border.</summary>
    public FillColour Fill { get; init; }

    /// <inheritdoc/>
    public override void Validate() => Require(
        Interpolation is Interpolation.Nearest or Interpolation.NearestExact or Interpolation.Bilinear or Interpolation.Bicubic,
        nameof(Interpolation),
        Interpolation,
        "Nearest, NearestExact, Bilinear or Bicubic");

    /// <summary>The picture moved by a map about its centre.</summary>
    protected Image<byte> Move(Image<byte> image, AffineTransform aboutCentre, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(pool);
        if (aboutCentre == AffineTransform.Identity)
        {
            return image;
        }

        var (x, y) = ((image.Width - 1) / 2.0, (image.Height - 1) / 2.0);
        var map = AffineTransform.Translation(-x, -y).Then(aboutCentre).Then(AffineTransform.Translation(x, y));
        var result = pool.RentLike(image);
        Span<float> colour = stackalloc float[image.Channels];
        Fill.Write(colour);
        image.WarpAffineTo(result, map, Interpolation, Border, colour);
        return result;
    }
}
