using MLNetVision.Imaging;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Tests.Unit.Training.Augmentation;

/// <summary>Pictures of one pixel, one line, one to four channels go through every transform.</summary>
public class AwkwardPictureTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(9, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(200, 3)]
    public void Every_transform_takes_every_size_and_number_of_channels(int width, int height)
    {
        for (var channels = 1; channels <= 4; channels++)
        {
            var image = TestPictures.Noise(width, height, channels);
            foreach (var transform in Every.Transform)
            {
                for (var seed = 0UL; seed < 12; seed++)
                    Assert.Equal(channels, transform.Apply(image, seed).Channels);
            }
        }
    }

    [Fact]
    public void Alpha_outside_the_picture_is_opaque()
    {
        var image = new Image<byte>(2, 2, 4);
        var result = new CentreCrop(4) { Fill = new FillColour(1, 2, 3) }.Apply(image, 0);

        Assert.Equal([1, 2, 3, 255], result.Row(0)[..4].ToArray());
        Assert.Equal([0, 0, 0, 0], result.Row(1)[4..8].ToArray());
    }

    [Fact]
    public void A_grey_picture_is_filled_with_the_luma_of_the_colour()
    {
        var result = new CentreCrop(3) { Fill = new FillColour(255, 0, 0) }.Apply(new Image<byte>(1, 1, 1), 0);
        Assert.Equal(76, result[0, 0]);
    }

    [Fact]
    public void Alpha_survives_tones()
    {
        var image = TestPictures.Noise(8, 8, 4);
        var pool = new ImagePool();
        foreach (var operation in Enum.GetValues<AugmentOperation>().Where(o => o >= AugmentOperation.Brightness))
        {
            var result = new RandAugment().Apply(image, operation, 0.7, pool);
            for (var i = 3; i < image.Samples.Length; i += 4)
                Assert.Equal(image.Samples[i], result.Samples[i]);
        }
    }

    [Fact]
    public void A_larger_crop_holds_the_whole_picture_somewhere()
    {
        var image = TestPictures.Places(4, 3);
        var places = new HashSet<(int, int)>();
        for (var seed = 0UL; seed < 300; seed++)
        {
            var result = new RandomCrop(5, 6) { Fill = 250 }.Apply(image, seed);
            Assert.Equal(12, Enumerable.Range(0, 30).Count(i => result[i % 6, i / 6] != 250));
            var first = Enumerable.Range(0, 30).First(i => result[i % 6, i / 6] != 250);
            places.Add((first % 6, first / 6));
        }

        Assert.Equal(9, places.Count);
    }
}
