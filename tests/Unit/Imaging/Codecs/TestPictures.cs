using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

internal static class TestPictures
{
    /// <summary>Slopes of different steepness in every channel.</summary>
    internal static Image<byte> Smooth(int width, int height, int channels)
    {
        var image = new Image<byte>(width, height, channels);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var channel = 0; channel < channels; channel++)
                    image[x, y, channel] = (byte)((x * (channel + 1)) + (y * 2));
            }
        }

        return image;
    }

    internal static void AssertSame<T>(Image<T> expected, Image<T> actual)
        where T : unmanaged
    {
        Assert.Equal((expected.Width, expected.Height, expected.Channels), (actual.Width, actual.Height, actual.Channels));
        Assert.Equal(expected.Samples.ToArray(), actual.Samples.ToArray());
    }
}
