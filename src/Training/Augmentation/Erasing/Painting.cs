using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>A copy of a picture with a rectangle of something else.</summary>
internal static class Painting
{
    public static Image<byte> Fill(Image<byte> image, PixelRegion region, FillColour fill, ImagePool pool)
    {
        Span<float> colour = stackalloc float[image.Channels];
        fill.Write(colour);
        var result = Copy(image, pool);
        for (var y = region.Y; y < region.Y + region.Height; y++)
        {
            var row = Part(result, region, y);
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = (byte)colour[i % colour.Length];
            }
        }

        return result;
    }

    /// <summary>Eight samples a draw; alpha gets noise like any channel.</summary>
    public static Image<byte> Noise(Image<byte> image, PixelRegion region, ref RandomStream random, ImagePool pool)
    {
        var result = Copy(image, pool);
        for (var y = region.Y; y < region.Y + region.Height; y++)
        {
            var row = Part(result, region, y);
            var bits = 0UL;
            for (var i = 0; i < row.Length; i++)
            {
                bits = i % sizeof(ulong) == 0 ? random.NextBits() : bits >> 8;
                row[i] = (byte)bits;
            }
        }

        return result;
    }

    private static Span<byte> Part(Image<byte> image, PixelRegion region, int y) =>
        image.Row(y).Slice(region.X * image.Channels, region.Width * image.Channels);

    private static Image<byte> Copy(Image<byte> image, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var result = pool.RentLike(image);
        image.Samples.CopyTo(result.Samples);
        return result;
    }
}
