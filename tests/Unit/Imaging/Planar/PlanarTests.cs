using MLNetVision.Imaging;
using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Tests.Unit.Imaging.Planar;

public class PlanarTests
{
    private const float Precision = 1e-6f;

    public static TheoryData<int, int, int> Shapes()
    {
        var shapes = new TheoryData<int, int, int>();
        foreach (var (width, height) in new[] { (1, 1), (1, 3), (7, 1), (8, 2), (33, 5) })
        {
            for (var channels = 1; channels <= 4; channels++)
                shapes.Add(width, height, channels);
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Planes_hold_each_channel_by_itself(int width, int height, int channels)
    {
        var image = Sample.Bytes(width, height, channels);
        float[] mean = [0.4f, 0.5f, 0.6f, 0.1f];
        float[] deviation = [0.2f, 0.25f, 0.5f, 2f];
        var planes = image.ToPlanar(mean.AsSpan(0, channels), deviation.AsSpan(0, channels));
        for (var i = 0; i < planes.Length; i++)
        {
            var (c, pixel) = Math.DivRem(i, width * height);
            Assert.Equal(((image[pixel % width, pixel / width, c] / 255f) - mean[c]) / deviation[c], planes[i], 5e-6f);
        }

        var back = new Image<byte>(width, height, channels);
        back.ReadPlanar(planes, mean.AsSpan(0, channels), deviation.AsSpan(0, channels));
        Sample.AssertSame(image, back);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Floats_and_shorts_come_back(int width, int height, int channels)
    {
        var (shorts, floats) = (Sample.Shorts(width, height, channels), Sample.Floats(width, height, channels));
        var (shortsBack, floatsBack) = (new Image<ushort>(width, height, channels), new Image<float>(width, height, channels));
        shortsBack.ReadPlanar(shorts.ToPlanar());
        floatsBack.ReadPlanar(floats.ToPlanar());

        Sample.AssertSame(shorts, shortsBack);
        Sample.AssertNear(floats, floatsBack, Precision);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(3, 8)]
    [InlineData(3, 29)]
    [InlineData(4, 17)]
    public void Lanes_split_and_join_as_the_scalar_twins_do(int channels, int width)
    {
        var pixels = Sample.Floats(width, 1, channels).Samples.ToArray();
        var expected = new float[3][].Select(_ => new float[width]).ToArray();
        var actual = new float[3][].Select(_ => new float[width]).ToArray();
        PlaneKernels.SplitScalar(pixels, channels, expected[0], expected[1], expected[2]);
        PlaneKernels.Split(pixels, channels, actual[0], actual[1], actual[2]);
        Assert.Equal(expected, actual);

        var (joined, joinedByScalars) = (new float[pixels.Length], new float[pixels.Length]);
        PlaneKernels.Join(actual[0], actual[1], actual[2], channels, joined);
        PlaneKernels.JoinScalar(actual[0], actual[1], actual[2], channels, joinedByScalars);
        Assert.Equal(joinedByScalars, joined);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Sums_and_maps_keep_the_channels_apart(int channels)
    {
        foreach (var width in new[] { 1, 5, 16, 48, 101 })
        {
            var image = Sample.Floats(width, 1, channels);
            var sums = new double[channels];
            ChannelSums.Add(image.Samples, sums);

            float[] scale = [2, 3, 4, 5];
            float[] bias = [-1, 0.5f, 7, -0.25f];
            var mapped = image.Clone();
            new ChannelAffine(scale.AsSpan(0, channels), bias.AsSpan(0, channels)).Apply(mapped.Samples, clamp: false);
            for (var c = 0; c < channels; c++)
                Assert.Equal(Enumerable.Range(0, width).Sum(x => (double)image[x, 0, c]), sums[c], 1e-4);

            Sample.AssertSame(Sample.Of(width, 1, channels, (x, _, c) => (image[x, 0, c] * scale[c]) + bias[c]), mapped);
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var image = Sample.Bytes(4, 3, 3);

        Assert.Throws<ArgumentException>(() => image.WritePlanar(new float[35]));
        Assert.Throws<ArgumentException>(() => image.ToPlanar([1, 2]));
        Assert.Throws<ArgumentException>(() => image.ToPlanar([], [1, 0, 1]));
        Assert.Throws<ArgumentException>(() => image.ReadPlanar(new float[37]));
    }
}
