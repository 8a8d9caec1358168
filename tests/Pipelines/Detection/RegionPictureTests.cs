using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Networks;
using MLNetVision.Transforms.Detection;

namespace MLNetVision.Tests.Pipelines.Detection;

public sealed class RegionPictureTests
{
    private static readonly Preprocessing Plain = new() { Mean = [0.2f, 0.4f, 0.6f], Deviation = [0.5f, 0.25f, 1] };

    [Fact]
    public void A_region_of_the_size_wanted_is_its_pixels()
    {
        var picture = DetectorParts.Picture(30, 20);
        var planes = Warped(picture, new Box(5, 3, 17, 11), (8, 12), context: 0);
        Assert.All(Pixels(8, 12), p => Assert.Equal(Prepared(picture, p.X + 5, p.Y + 3, p.Channel), planes[p.Index], 1e-6f));
    }

    [Fact]
    public void Context_is_counted_after_warping()
    {
        var picture = DetectorParts.Picture(30, 20);
        // 6 x 2 pixels with 3 around them are 12 x 8 at scale 1.
        var planes = Warped(picture, new Box(8, 6, 14, 8), (8, 12), context: 3);
        Assert.All(Pixels(8, 12), p => Assert.Equal(Prepared(picture, p.X + 5, p.Y + 3, p.Channel), planes[p.Index], 1e-6f));
    }

    [Fact]
    public void Beyond_the_picture_is_the_mean_colour()
    {
        var picture = DetectorParts.Picture(10, 10);
        var planes = Warped(picture, new Box(0, 0, 6, 2), (8, 12), context: 3);
        Assert.All(Pixels(8, 12), p => Assert.Equal(
            p.X >= 3 && p.Y >= 3 ? Prepared(picture, p.X - 3, p.Y - 3, p.Channel) : 0, planes[p.Index], 0.5f / 255 / Plain.Deviation[p.Channel]));
        planes = Warped(picture, new Box(4, 8, 10, 10), (8, 12), context: 3);
        Assert.All(Pixels(8, 12), p => Assert.Equal(
            p.X < 9 && p.Y < 5 ? Prepared(picture, p.X + 1, p.Y + 5, p.Channel) : 0, planes[p.Index], 0.5f / 255 / Plain.Deviation[p.Channel]));
    }

    [Fact]
    public void A_whole_picture_keeps_its_shape()
    {
        var planes = new float[3 * 8 * 12];
        var stretch = new RegionPictures(3, Plain).WriteWhole(DetectorParts.Picture(40, 16), (8, 12), planes);
        Assert.Equal((12 / 40.0, 5 / 16.0), stretch);
        Assert.All(Pixels(8, 12).Where(p => p.Y >= 5), p => Assert.Equal(0, planes[p.Index], 0.01f));
        Assert.Contains(Pixels(8, 12), p => p.Y < 5 && Math.Abs(planes[p.Index]) > 0.1f);
    }

    private static float[] Warped(Image<byte> picture, Box box, (int Height, int Width) size, int context)
    {
        var planes = new float[3 * size.Height * size.Width];
        new RegionPictures(3, Plain).WriteWarped(picture, box, size, context, planes);
        return planes;
    }

    private static float Prepared(Image<byte> picture, int x, int y, int channel) =>
        ((picture[x, y, channel] / 255f) - Plain.Mean[channel]) / Plain.Deviation[channel];

    private static IEnumerable<(int X, int Y, int Channel, int Index)> Pixels(int height, int width) =>
        Enumerable.Range(0, 3 * height * width).Select(i => (i % width, i / width % height, i / (height * width), i));
}
