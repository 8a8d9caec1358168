using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>The pictures of generators/imaging_fixture.py.</summary>
public static class Pictures
{
    public static Image<byte> Bytes(PictureSpec spec)
    {
        var noise = SplitMix.Bytes(spec.Seed, spec.Width * spec.Height * spec.Channels);
        var image = new Image<byte>(spec.Width, spec.Height, spec.Channels, noise);
        if (spec.Kind == "smooth")
            Each(image, (x, y, c) => image[x, y, c] = (byte)Ramp(x, y, c, image[x, y, c]));

        return image;
    }

    public static Image<float> Floats(PictureSpec spec)
    {
        var image = new Image<float>(spec.Width, spec.Height, spec.Channels);
        if (spec.Kind == "smooth")
        {
            var levels = Bytes(spec);
            Each(image, (x, y, c) => image[x, y, c] = levels[x, y, c] / 256f);
            return image;
        }

        for (var i = 0; i < image.Samples.Length; i++)
            image.Samples[i] = SplitMix.Uniform(spec.Seed, (ulong)i);

        return image;
    }

    private static int Ramp(int x, int y, int channel, int noise)
    {
        var ramp = ((5 * x) + (3 * y) + (40 * channel) + (noise / 16)) % 510;
        return ramp < 256 ? ramp : 510 - ramp;
    }

    private static void Each<T>(Image<T> image, Action<int, int, int> visit)
        where T : unmanaged
    {
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                for (var c = 0; c < image.Channels; c++)
                    visit(x, y, c);
            }
        }
    }
}
