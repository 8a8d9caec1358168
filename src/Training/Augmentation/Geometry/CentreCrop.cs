using System.Text.Json.Serialization;
using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// The middle of a picture, as torchvision cuts it: where a pixel is left over, the offset is rounded half to even, and a picture that is too small is
/// surrounded by the fill.
/// </summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
[method: JsonConstructor]
public sealed record CentreCrop(int Height, int Width) : ImageTransform
{
    /// <summary>A square.</summary>
    public CentreCrop(int side)
        : this(side, side)
    {
    }

    /// <summary>What surrounds a picture that is too small.</summary>
    public FillColour Fill { get; init; }

    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        var (x, y) = (Offset(image.Width - Width), Offset(image.Height - Height));
        return Cropping.Cut(image, x, y, Width, Height, BorderMode.Constant, Fill, pool);
    }

    /// <inheritdoc/>
    public override void Validate() => RequireSize(Height, Width);

    /// <summary>Half of the room; of what is missing, the smaller half goes to the left or top.</summary>
    private static int Offset(int room) => room >= 0 ? (int)Math.Round(room / 2.0, MidpointRounding.ToEven) : -(-room / 2);
}
