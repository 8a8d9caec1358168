using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Training.Augmentation;

/// <summary>Pictures for tests: noise, and one whose samples tell where they come from.</summary>
internal static class TestPictures
{
    public static Image<byte> Noise(int width, int height, int channels = 3, ulong seed = 1) =>
        new(width, height, channels, SplitMix.Bytes(seed, width * height * channels));

    /// <summary>Channel 0 is the column, channel 1 the row, further ones their number.</summary>
    public static Image<byte> Places(int width, int height, int channels = 3)
    {
        var image = new Image<byte>(width, height, channels);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var c = 0; c < channels; c++)
                    image[x, y, c] = (byte)(c == 0 ? x : c == 1 ? y : c);
            }
        }

        return image;
    }
}
