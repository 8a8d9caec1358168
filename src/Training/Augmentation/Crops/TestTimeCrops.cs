using System.Text.Json.Serialization;
using MLNetVision.Imaging;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// Several views of one picture for a prediction that is their mean (Krizhevsky, Sutskever, Hinton 2012): the corners and the middle, and with
/// <see cref="Mirrored"/> their mirror images.
/// </summary>
/// <param name="Height">Rows of a view.</param>
/// <param name="Width">Columns of a view.</param>
/// <param name="Mirrored">Ten views rather than five.</param>
[method: JsonConstructor]
public sealed record TestTimeCrops(int Height, int Width, bool Mirrored = true)
{
    /// <summary>How many views a picture has.</summary>
    [JsonIgnore]
    public int Count => Mirrored ? 10 : 5;

    /// <summary>The corners and the middle of a square.</summary>
    public static TestTimeCrops Five(int side) => new(side, side, Mirrored: false);

    /// <summary>The corners and the middle of a square, and their mirror images.</summary>
    public static TestTimeCrops Ten(int side) => new(side, side);

    /// <summary>
    /// The views: upper left, upper right, lower left, lower right, middle; then those of the mirrored picture in the same order, as torchvision gives them.
    /// </summary>
    public IReadOnlyList<Image<byte>> Of(Image<byte> image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Width < Width || image.Height < Height)
        {
            throw new ArgumentException(
                $"TestTimeCrops: views of {Width} x {Height} do not fit into a picture of {image.Width} x {image.Height}; resize it first.", nameof(image));
        }

        return Mirrored ? [.. Views(image), .. Views(image.FlipHorizontally())] : Views(image);
    }

    private Image<byte>[] Views(Image<byte> image)
    {
        var (right, bottom) = (image.Width - Width, image.Height - Height);
        var (x, y) = ((int)Math.Round(right / 2.0, MidpointRounding.ToEven), (int)Math.Round(bottom / 2.0, MidpointRounding.ToEven));
        return
        [
            image.Crop(0, 0, Width, Height), image.Crop(right, 0, Width, Height),
            image.Crop(0, bottom, Width, Height), image.Crop(right, bottom, Width, Height), image.Crop(x, y, Width, Height),
        ];
    }
}
