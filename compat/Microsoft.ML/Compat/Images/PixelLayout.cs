using Microsoft.ML.Compat.Persistence;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace Microsoft.ML.Compat.Images;

/// <summary>How the pixels of an image lie in a vector, and the offset and scale between their values and the image's.</summary>
internal sealed record PixelLayout(ColorBits Colours, ColorsOrder Order, bool Interleaved, float Offset, float Scale)
{
    /// <summary>Colours a pixel.</summary>
    public int Planes => ColourPlaces.Count(Colours);

    public bool IsScaled => Offset != 0 || Scale != 1;

    /// <summary>Checks what a user asked for; <paramref name="coloursName"/> is the catalog's name for the colours.</summary>
    public static PixelLayout Of(string coloursName, ColorBits colours, ColorsOrder order, bool interleaved, float offsetImage, float scaleImage)
    {
        Guard.Argument(ColourPlaces.Count(colours) > 0, coloursName, "At least one of alpha, red, green and blue is needed.");
        Guard.Argument(float.IsFinite(offsetImage), nameof(offsetImage), $"The offset must be a finite number, not {offsetImage}.");
        var isScale = float.IsFinite(scaleImage) && scaleImage != 0;
        Guard.Argument(isScale, nameof(scaleImage), $"The scale must be a finite number other than zero, not {scaleImage}.");
        return new(colours, order, interleaved, offsetImage, scaleImage);
    }

    public static PixelLayout Read(ModelReader reader) => new(
        (ColorBits)reader.ReadInt32(), (ColorsOrder)reader.ReadInt32(), reader.ReadBoolean(), reader.ReadSingle(), reader.ReadSingle());

    public void Write(ModelWriter writer)
    {
        writer.Write((int)Colours);
        writer.Write((int)Order);
        writer.Write(Interleaved);
        writer.Write(Offset);
        writer.Write(Scale);
    }

    /// <summary>Where the value of the first pixel's colour at <paramref name="place"/> lies; the next pixel's is <see cref="Step"/> further.</summary>
    public int Start(int place, int pixels) => Interleaved ? place : place * pixels;

    public int Step => Interleaved ? Planes : 1;

    public int[] Dimensions(int height, int width) => Interleaved ? [height, width, Planes] : [Planes, height, width];
}
