using System.Text.Json.Serialization;
using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// A rectangle of random area and shape, resized (Szegedy et al. 2015, "Inception-style"). The rule is torchvision's: ten tries, then the largest
/// middle of a permitted shape.
/// </summary>
/// <param name="Height">Rows of the result.</param>
/// <param name="Width">Columns of the result.</param>
[method: JsonConstructor]
public sealed record RandomResizedCrop(int Height, int Width) : ImageTransform
{
    private const int Tries = 10;

    /// <summary>A square.</summary>
    public RandomResizedCrop(int side)
        : this(side, side)
    {
    }

    /// <summary>The rectangle's share of the picture's area.</summary>
    public Interval Area { get; init; } = (0.08, 1);

    /// <summary>Width by height.</summary>
    public Interval Ratio { get; init; } = (3.0 / 4, 4.0 / 3);

    /// <summary>How values between pixels are made.</summary>
    public Interpolation Interpolation { get; init; } = Interpolation.Bilinear;

    /// <summary>Whether shrinking looks at every pixel (PIL, torchvision) or only at those around a position (OpenCV): slower, and a better picture.</summary>
    public bool Antialias { get; init; } = true;

    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(pool);
        var region = Draw(image.Width, image.Height, ref random);
        var result = pool.Rent(Width, Height, image.Channels);
        image.ResizeTo(result, Interpolation, Antialias, region);
        return result;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireSize(Height, Width);
        RequireInterval(Area, nameof(Area), 0, 1);
        Require(Area.To > 0, nameof(Area), Area, "above 0 at its end");
        RequireInterval(Ratio, nameof(Ratio), 0);
        Require(Ratio.From > 0, nameof(Ratio), Ratio, "above 0");
    }

    internal PixelRegion Draw(int width, int height, ref RandomStream random)
    {
        var all = (double)width * height;
        for (var i = 0; i < Tries; i++)
        {
            var area = all * random.Between(Area);
            var ratio = random.Ratio(Ratio);
            var w = (int)Math.Round(Math.Sqrt(area * ratio));
            var h = (int)Math.Round(Math.Sqrt(area / ratio));
            if (w > 0 && w <= width && h > 0 && h <= height)
            {
                var (x, y) = Cropping.Place(width, height, w, h, ref random);
                return new PixelRegion(x, y, w, h);
            }
        }

        return Largest(width, height);
    }

    /// <summary>The largest middle whose shape is permitted.</summary>
    private PixelRegion Largest(int width, int height)
    {
        var ratio = (double)width / height;
        var w = ratio > Ratio.To ? Math.Clamp((int)Math.Round(height * Ratio.To), 1, width) : width;
        var h = ratio < Ratio.From ? Math.Clamp((int)Math.Round(width / Ratio.From), 1, height) : height;
        return PixelRegion.Centred(width, height, w, h);
    }
}
