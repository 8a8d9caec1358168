using Microsoft.ML;
using Microsoft.ML.Data;
using static Microsoft.ML.Transforms.Image.ImageResizingEstimator;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>Where padding and cropping put a picture, in sizes that need no scaling. A grid pixel tells its place: x = blue / 10, y = green / 20.</summary>
public sealed class ResizeGeometryTests
{
    private const int Outside = -1;
    private readonly MLContext _context = new(seed: 1);

    [Theory]
    [InlineData(4, 2, 4, 4, 0, 1)]
    [InlineData(4, 2, 4, 5, 0, 1)]
    [InlineData(4, 2, 4, 3, 0, 0)]
    [InlineData(2, 4, 4, 4, 1, 0)]
    [InlineData(2, 4, 5, 4, 1, 0)]
    [InlineData(2, 4, 7, 4, 2, 0)]
    [InlineData(1, 1, 1, 6, 0, 2)]
    public void Padding_centres_the_picture_and_rounds_its_offset_down(int width, int height, int toWidth, int toHeight, int left, int top)
    {
        using var resized = Resize(width, height, toWidth, toHeight, ResizingKind.IsoPad, Anchor.Center);
        AssertPlaced(resized, width, height, toWidth, toHeight, left, top);
    }

    [Theory]
    [InlineData(Anchor.Left, 0)]
    [InlineData(Anchor.Right, -3)]
    [InlineData(Anchor.Center, -1)]
    [InlineData(Anchor.Top, -1)]
    [InlineData(Anchor.Bottom, -1)]
    public void A_wide_picture_is_cropped_at_its_sides(Anchor anchor, int left)
    {
        // (2 - 5) / 2 is cut off towards zero.
        using var resized = Resize(5, 2, 2, 2, ResizingKind.IsoCrop, anchor);
        AssertPlaced(resized, 5, 2, 2, 2, left, 0);
    }

    [Theory]
    [InlineData(Anchor.Top, 0)]
    [InlineData(Anchor.Bottom, -3)]
    [InlineData(Anchor.Center, -1)]
    [InlineData(Anchor.Left, -1)]
    [InlineData(Anchor.Right, -1)]
    public void A_tall_picture_is_cropped_at_its_ends(Anchor anchor, int top)
    {
        using var resized = Resize(2, 5, 2, 2, ResizingKind.IsoCrop, anchor);
        AssertPlaced(resized, 2, 5, 2, 2, 0, top);
    }

    [Fact]
    public void Padding_is_black_and_has_no_alpha()
    {
        using var resized = Resize(4, 2, 4, 4, ResizingKind.IsoPad, Anchor.Center);
        Assert.Equal(new byte[16], resized.Pixels[..16].ToArray());
        Assert.Equal(new byte[16], resized.Pixels[48..].ToArray());
    }

    [Theory]
    [InlineData(ResizingKind.IsoPad)]
    [InlineData(ResizingKind.IsoCrop)]
    public void A_drawn_picture_is_BGRA_whatever_it_was(ResizingKind kind)
    {
        using var bgra = Pictures.Grid(4, 2);
        using var rgba = MLImage.CreateFromPixels(4, 2, MLPixelFormat.Rgba32, Pictures.Swapped(bgra.Pixels));
        var (width, height) = kind == ResizingKind.IsoPad ? (4, 3) : (2, 2);
        using var resized = Resize(rgba, width, height, kind, Anchor.Center);
        using var expected = Resize(4, 2, width, height, kind, Anchor.Center);
        Assert.Equal(MLPixelFormat.Bgra32, resized.PixelFormat);
        Assert.Equal(Shot.Of(expected), Shot.Of(resized));
    }

    private static void AssertPlaced(MLImage resized, int width, int height, int toWidth, int toHeight, int left, int top)
    {
        Assert.Equal((toWidth, toHeight), (resized.Width, resized.Height));
        var places =
            from y in Enumerable.Range(0, toHeight)
            from x in Enumerable.Range(0, toWidth)
            let inside = x - left >= 0 && x - left < width && y - top >= 0 && y - top < height
            select inside ? (x - left, y - top) : (Outside, Outside);
        Assert.Equal(places, resized.Pixels.ToArray().Chunk(4).Select(p => p[2] == 0 ? (Outside, Outside) : (p[0] / 10, p[1] / 20)));
    }

    private MLImage Resize(int width, int height, int toWidth, int toHeight, ResizingKind kind, Anchor anchor) =>
        Resize(Pictures.Grid(width, height), toWidth, toHeight, kind, anchor);

    private MLImage Resize(MLImage image, int toWidth, int toHeight, ResizingKind kind, Anchor anchor) =>
        One.Image(_context.Transforms.ResizeImages("Out", toWidth, toHeight, "Image", kind, anchor), image);
}
