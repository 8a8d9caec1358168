using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging;

/// <summary>Pictures for tests.</summary>
internal static class Sample
{
    public static Image<byte> Bytes(int width, int height, int channels, ulong seed = 1) =>
        new(width, height, channels, SplitMix.Bytes(seed, width * height * channels));

    public static Image<ushort> Shorts(int width, int height, int channels, ulong seed = 1) =>
        new(width, height, channels, [.. Enumerable.Range(0, width * height * channels).Select(i => (ushort)(SplitMix.Bits(seed, (ulong)i) >> 48))]);

    public static Image<float> Floats(int width, int height, int channels, ulong seed = 1) =>
        new(width, height, channels, [.. Enumerable.Range(0, width * height * channels).Select(i => SplitMix.Uniform(seed, (ulong)i))]);

    public static Image<T> Constant<T>(int width, int height, int channels, T value)
        where T : unmanaged
    {
        var image = new Image<T>(width, height, channels);
        image.Samples.Fill(value);
        return image;
    }

    /// <summary>A picture whose sample is a function of column, row and channel.</summary>
    public static Image<T> Of<T>(int width, int height, int channels, Func<int, int, int, T> value)
        where T : unmanaged
    {
        var image = new Image<T>(width, height, channels);
        for (var i = 0; i < image.Samples.Length; i++)
            image.Samples[i] = value(i / channels % width, i / channels / width, i % channels);

        return image;
    }

    public static void AssertSame<T>(Image<T> expected, Image<T> actual)
        where T : unmanaged
    {
        Assert.Equal((expected.Width, expected.Height, expected.Channels), (actual.Width, actual.Height, actual.Channels));
        Assert.Equal(expected.Samples.ToArray(), actual.Samples.ToArray());
    }

    public static void AssertNear(Image<float> expected, Image<float> actual, float tolerance)
    {
        Assert.Equal((expected.Width, expected.Height, expected.Channels), (actual.Width, actual.Height, actual.Channels));
        for (var i = 0; i < expected.Samples.Length; i++)
            Assert.InRange(actual.Samples[i], expected.Samples[i] - tolerance, expected.Samples[i] + tolerance);
    }
}
