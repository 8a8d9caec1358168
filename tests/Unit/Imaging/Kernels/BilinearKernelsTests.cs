using System.Runtime.Intrinsics.X86;
using MLNetVision.Imaging;
using MLNetVision.Imaging.Kernels;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Kernels;

public class BilinearKernelsTests
{
    public static TheoryData<int, int, int> Axes()
    {
        var axes = new TheoryData<int, int, int>();
        foreach (var (inputs, outputs) in new[] { (1, 9), (2, 7), (13, 37), (67, 31), (48, 16), (200, 64), (200, 199), (640, 224), (640, 33), (70, 300) })
        {
            for (var channels = 1; channels <= 4; channels++)
                axes.Add(inputs, outputs, channels);
        }

        return axes;
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void Lanes_filter_a_row_as_the_scalar_twin_does(int inputs, int outputs, int channels)
    {
        var row = SplitMix.Bytes(7, inputs * channels);
        using var columns = BilinearTable.Columns(inputs, outputs);
        var expected = new short[outputs * channels];
        BilinearKernels.HorizontalScalar(row, columns.First, columns.Second, columns.Weights, channels, expected);

        var actual = new short[expected.Length + BilinearKernels.Slack];
        BilinearKernels.Horizontal(row, columns, channels, actual);
        Assert.Equal(expected, actual[..expected.Length]);
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void Blocks_filter_a_row_as_the_scalar_twin_does(int inputs, int outputs, int channels)
    {
        using var columns = BilinearTable.Columns(inputs, outputs);
        if (!Avx512Vbmi.IsSupported || !BilinearBlocks.Fit(columns, inputs, channels))
            return;

        var row = SplitMix.Bytes(8, inputs * channels);
        var expected = new short[outputs * channels];
        BilinearKernels.HorizontalScalar(row, columns.First, columns.Second, columns.Weights, channels, expected);

        using var blocks = BilinearBlocks.Create(columns, inputs, channels);
        var actual = new short[expected.Length + BilinearKernels.Slack];
        BilinearLanes.Horizontal512(row, blocks, actual);
        Assert.Equal(expected, actual[..expected.Length]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(31)]
    [InlineData(97)]
    public void Lanes_mix_rows_as_the_scalar_twin_does(int length)
    {
        var a = SplitMix.Bytes(1, length).Select(value => (short)(value * 128)).ToArray();
        var b = SplitMix.Bytes(2, length).Select(value => (short)(value * 128)).ToArray();
        foreach (var share in new[] { 0, 1, 700, 2047, 2048 })
        {
            var weights = (2048 - share) | (share << 16);
            var expected = new byte[length];
            BilinearKernels.VerticalScalar(a, b, weights, expected);

            var actual = new byte[length];
            BilinearKernels.Vertical(a, b, weights, actual);
            Assert.Equal(expected, actual);

            if (!Avx2.IsSupported)
                continue;

            var done = BilinearLanes.Vertical256(a, b, weights, actual);
            Assert.Equal(expected[..done], actual[..done]);
        }
    }
}
