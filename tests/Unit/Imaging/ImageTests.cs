using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging;

public class ImageTests
{
    [Fact]
    public void Samples_lie_row_by_row_and_pixel_by_pixel()
    {
        var image = new Image<byte>(2, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

        Assert.Equal(6, image[1, 0, 2]);
        Assert.Equal(10, image[1, 1, 0]);
        Assert.Equal([7, 8, 9, 10, 11, 12], image.Row(1).ToArray());
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 1, 5)]
    [InlineData(65_535, 65_535, 1)]
    public void Impossible_sizes_are_refused(int width, int height, int channels) =>
        Assert.ThrowsAny<ArgumentException>(() => new Image<byte>(width, height, channels));

    [Fact]
    public void A_clone_shares_nothing()
    {
        var image = new Image<byte>(1, 1, 1);
        var clone = image.Clone();
        clone[0, 0] = 9;

        Assert.Equal(0, image[0, 0]);
    }
}
