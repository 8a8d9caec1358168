using MLNetVision.Imaging;
using MLNetVision.Imaging.Kernels;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Kernels;

public class ResizeFilterKernelsTests
{
    // One channel sums in another order.
    private const float SumOrder = 1e-6f;

    public static TheoryData<int, int, Interpolation, bool> Axes()
    {
        var axes = new TheoryData<int, int, Interpolation, bool>();
        foreach (var (inputs, outputs) in new[] { (1, 5), (3, 2), (6, 17), (31, 37), (100, 7) })
        {
            foreach (var interpolation in new[] { Interpolation.Bilinear, Interpolation.Bicubic, Interpolation.Lanczos, Interpolation.Area })
            {
                axes.Add(inputs, outputs, interpolation, false);
                axes.Add(inputs, outputs, interpolation, true);
            }
        }

        return axes;
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void Weights_add_up_to_one_and_stay_inside(int inputs, int outputs, Interpolation interpolation, bool antialias)
    {
        using var table = ResizeWeights.Create(inputs, outputs, interpolation, antialias, shrinks: outputs <= inputs);
        using var quantised = new FixedWeights(table, 22);
        for (var i = 0; i < outputs; i++)
        {
            Assert.InRange(table.First[i], i == 0 ? 0 : table.First[i - 1], inputs - table.Taps);
            Assert.Equal(1.0, table.Weights.Slice(i * table.Taps, table.Taps).ToArray().Sum(weight => (double)weight), 1e-6);
            Assert.Equal(1 << quantised.Bits, quantised.Of(i).ToArray().Sum(weight => weight));
        }
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void Byte_lanes_filter_a_row_as_the_scalar_twin_does(int inputs, int outputs, Interpolation interpolation, bool antialias)
    {
        using var table = ResizeWeights.Create(inputs, outputs, interpolation, antialias, shrinks: outputs <= inputs);
        using var weights = new FixedWeights(table, 22);
        for (var channels = 1; channels <= 4; channels++)
        {
            var row = SplitMix.Bytes(3, (inputs * channels) + HorizontalFilter.Slack);
            foreach (var rounding in new[] { new Rounding(weights.Bits, 0, 255), new Rounding(weights.Bits - 6, short.MinValue, short.MaxValue) })
            {
                var expected = new short[outputs * channels];
                HorizontalFilter.Scalar(row, table.First, weights.Weights, weights.Taps, channels, rounding, expected);
                if (!HorizontalFilter.HasLanes)
                    return;

                var actual = new short[expected.Length + HorizontalFilter.Slack];
                HorizontalFilter.Lanes(row, table.First, weights.Weights, weights.Taps, channels, rounding, actual);
                Assert.Equal(expected, actual[..expected.Length]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void Float_lanes_filter_a_row_as_the_scalar_twin_does(int inputs, int outputs, Interpolation interpolation, bool antialias)
    {
        using var table = ResizeWeights.Create(inputs, outputs, interpolation, antialias, shrinks: outputs <= inputs);
        for (var channels = 1; channels <= 4; channels++)
        {
            var row = Sample.Floats(inputs + FloatFilters.Slack, 1, channels).Samples;
            var expected = new float[outputs * channels];
            FloatFilters.HorizontalScalar(row, table.First, table.Weights, table.Taps, channels, expected);

            var actual = new float[expected.Length + FloatFilters.Slack];
            FloatFilters.Horizontal(row, table, channels, actual);
            for (var i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i], actual[i], channels == 1 ? SumOrder : 0);
        }
    }

    [Theory]
    [InlineData(2, 16)]
    [InlineData(4, 17)]
    [InlineData(8, 63)]
    [InlineData(4, 3)]
    public void Lanes_mix_rows_as_the_scalar_twin_does(int taps, int length)
    {
        var samples = SplitMix.Bytes(5, taps * length * 2).Select(value => (short)((value - 100) * 64)).ToArray();
        var rows = Enumerable.Range(0, taps).Select(k => k * length).ToArray();
        var weights = SplitMix.Bytes(6, taps).Select(value => (short)((value - 60) * 40)).ToArray();
        var expected = new byte[length];
        VerticalFilter.Scalar(samples, rows, weights, 20, expected);

        var actual = new byte[length];
        VerticalFilter.Run(samples, rows, weights, 20, actual);
        Assert.Equal(expected, actual);

        var floats = samples.Select(value => (float)value).ToArray();
        var floatWeights = weights.Select(value => value / 16_384f).ToArray();
        var (expectedFloats, actualFloats) = (new float[length], new float[length]);
        FloatFilters.VerticalScalar(floats, rows, floatWeights, expectedFloats);
        FloatFilters.Vertical(floats, rows, floatWeights, actualFloats);
        Assert.Equal(expectedFloats, actualFloats);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(65)]
    public void Samples_go_to_floats_and_back(int length)
    {
        var bytes = SplitMix.Bytes(9, length);
        var floats = new float[length];
        var back = new byte[length];
        FloatRows.ToFloat<byte>(bytes, floats, 1 / 255f);
        FloatRows.FromFloat(floats, back, 255f);
        Assert.Equal(bytes, back);

        var shorts = bytes.Select(value => (ushort)(value * 257)).ToArray();
        var shortsBack = new ushort[length];
        FloatRows.ToFloat<ushort>(shorts, floats, 1 / 65_535f);
        FloatRows.FromFloat(floats, shortsBack, 65_535f);
        Assert.Equal(shorts, shortsBack);
    }

    [Fact]
    public void Floats_outside_the_range_are_clamped_and_not_a_number_is_zero()
    {
        float[] values = [-1e9f, -0.51f, 0.49f, 0.5f, 254.5f, 1e9f, float.NaN, float.PositiveInfinity];
        float[] floats = [.. Enumerable.Repeat(values, 9).SelectMany(value => value)];
        var bytes = new byte[floats.Length];
        FloatRows.FromFloat(floats, bytes);

        var expected = floats.Select(FloatRows.FromFloat<byte>).ToArray();
        Assert.Equal(expected, bytes);
        Assert.Equal([0, 0, 0, 1, 255, 255, 0, 255], bytes[..8]);
    }
}
