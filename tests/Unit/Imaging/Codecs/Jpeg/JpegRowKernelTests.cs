using MLNetVision.Imaging.Jpeg.Kernels;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Codecs.Jpeg;

/// <summary>
/// Row kernels against their scalar definitions for every width from one sample to over two vectors, and against formulas where a definition is theirs
/// alone.
/// </summary>
public class JpegRowKernelTests
{
    private const int LongestRow = 131;

    public static TheoryData<int> Widths => [.. Enumerable.Range(1, LongestRow)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Enlarging_across(int width)
    {
        var samples = SplitMix.Bytes(1, width);
        var (expected, actual) = (new byte[2 * width], new byte[2 * width]);

        TriangleKernel.AcrossScalar(samples, expected, 0, width);
        TriangleKernel.Across(samples, actual);

        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Enlarging_down(int width)
    {
        var (near, far) = (SplitMix.Bytes(2, width), SplitMix.Bytes(3, width));
        var (expected, actual) = (new byte[width], new byte[width]);
        for (var phase = 0; phase < 2; phase++)
        {
            TriangleKernel.DownScalar(near, far, phase, expected, 0);
            TriangleKernel.Down(near, far, phase, actual);

            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Enlarging_both_ways(int width)
    {
        var (near, far) = (SplitMix.Bytes(4, width), SplitMix.Bytes(5, width));
        var (expectedSums, actualSums) = (new ushort[width + 2], new ushort[width + 2]);
        var (expected, actual) = (new byte[2 * width], new byte[2 * width]);

        TriangleKernel.WeightedSumsScalar(near, far, expectedSums, 0);
        TriangleKernel.AcrossSumsScalar(expectedSums, expected, 0);
        TriangleKernel.WeightedSums(near, far, actualSums);
        TriangleKernel.AcrossSums(actualSums, actual);

        Assert.Equal(expectedSums, actualSums);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Colours_to_RGB(int width)
    {
        var (y, blue, red) = (Extremes(6, width), Extremes(7, width), Extremes(8, width));
        var (expected, actual) = (new byte[3 * width], new byte[3 * width]);

        YCbCr.ToRgbScalar(y, blue, red, expected, 0);
        YCbCr.ToRgb(y, blue, red, actual);

        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Colours_from_RGB(int width)
    {
        for (var channels = 3; channels <= 4; channels++)
        {
            var pixels = Extremes(9, width * channels);
            var (expected, actual) = (new byte[3][], new byte[3][]);
            for (var i = 0; i < 3; i++)
                (expected[i], actual[i]) = (new byte[width], new byte[width]);

            RgbToYCbCr.Scalar(pixels, channels, expected[0], expected[1], expected[2], 0);
            RgbToYCbCr.Convert(pixels, channels, actual[0], actual[1], actual[2]);

            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Averaging_colours(int width)
    {
        var (upper, lower) = (Extremes(10, 2 * width), Extremes(11, 2 * width));
        var (expected, actual) = (new byte[width], new byte[width]);

        ChromaAverage.OfTwoScalar(upper, expected, 0);
        ChromaAverage.OfTwo(upper, actual);
        Assert.Equal(expected, actual);

        ChromaAverage.OfFourScalar(upper, lower, expected, 0);
        ChromaAverage.OfFour(upper, lower, actual);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Every_colour_is_the_formula_rounded()
    {
        var (row, constant) = (new byte[256], new byte[256]);
        var rgb = new byte[3 * 256];
        for (var i = 0; i < 256; i++)
            row[i] = (byte)i;
        for (var y = 0; y < 256; y += 15)
        {
            for (var red = 0; red < 256; red += 5)
            {
                Array.Fill(constant, (byte)red);
                YCbCr.ToRgb(Enumerable.Repeat((byte)y, 256).ToArray(), row, constant, rgb);
                for (var blue = 0; blue < 256; blue++)
                {
                    AssertRounded(y + (1.402 * (red - 128)), rgb[3 * blue]);
                    AssertRounded(y - (0.344136 * (blue - 128)) - (0.714136 * (red - 128)), rgb[(3 * blue) + 1]);
                    AssertRounded(y + (1.772 * (blue - 128)), rgb[(3 * blue) + 2]);
                }
            }
        }
    }

    /// <summary>Rounded, but for a hundredth that 16-bit factors may be off.</summary>
    private static void AssertRounded(double exact, byte actual) => Assert.InRange(actual - Math.Clamp(exact, 0, 255), -0.51, 0.51);

    /// <summary>Random bytes of which every second is 0 or 255.</summary>
    private static byte[] Extremes(ulong seed, int count) =>
        [.. SplitMix.Bytes(seed, count).Select((value, i) => (i & 1) == 0 ? value : value < 128 ? byte.MinValue : byte.MaxValue)];
}
