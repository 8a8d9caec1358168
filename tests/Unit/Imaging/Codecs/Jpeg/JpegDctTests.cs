using MLNetVision.Imaging.Jpeg.Kernels;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Codecs.Jpeg;

public class JpegDctTests
{
    /// <summary>Levels: the integer transforms round twice where the formula rounds once (IEEE 1180 allows a peak error of 1).</summary>
    private const int PeakError = 1;

    private const int Stride = 11;

    [Theory]
    [InlineData(1, 64, 30)]
    [InlineData(2, 64, 2_047)]
    [InlineData(3, 5, 2_047)]
    [InlineData(4, 64, 32_767)]
    public void The_lanes_of_the_inverse_transform_give_what_the_definition_gives(ulong seed, int coefficients, int largest)
    {
        if (!InverseDctVector.IsSupported)
            return;
        var draw = new Draw(seed);
        for (var round = 0; round < 500; round++)
        {
            var (block, quantisers) = (Some(draw, coefficients, largest), Some(draw, 64, round % 2 == 0 ? 16 : 32_767));
            var (expected, actual) = (new byte[(7 * Stride) + 8], new byte[(7 * Stride) + 8]);

            InverseDct.Scalar(block, quantisers, expected, Stride);
            InverseDctVector.Write(block, quantisers, actual, Stride);

            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void A_flat_block_is_what_the_full_transform_makes_of_it()
    {
        for (var dc = -2_100; dc <= 2_100; dc++)
        {
            var (full, flat) = (new byte[64], new byte[64]);
            var (block, quantisers) = (new short[64], new short[64]);
            (block[0], quantisers[0]) = ((short)dc, 7);

            InverseDct.Scalar(block, quantisers, full, 8);
            InverseDct.WriteFlat(dc, 7, flat, 8);

            Assert.Equal(full, flat);
        }
    }

    [Fact]
    public void The_inverse_transform_is_the_formula_rounded()
    {
        var draw = new Draw(5);
        var ones = Enumerable.Repeat((short)1, 64).ToArray();
        for (var round = 0; round < 100; round++)
        {
            var block = Some(draw, 64, 100);
            var actual = new byte[64];

            InverseDct.Write(block, ones, actual, 8);

            for (var i = 0; i < 64; i++)
                Assert.InRange(actual[i] - Math.Clamp(Math.Round(Formula(block, i % 8, i / 8) + 128), 0, 255), -PeakError, PeakError);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(255)]
    public void The_lanes_of_the_forward_transform_give_what_the_definition_gives(int quantiser)
    {
        if (!ForwardDctVector.IsSupported)
            return;
        var draw = new Draw(6);
        for (var round = 0; round < 500; round++)
        {
            var samples = draw.Bytes((7 * Stride) + 8);
            if (round % 3 == 0)
                samples = [.. samples.Select(sample => (byte)(sample < 128 ? 0 : 255))];
            var quantisers = Enumerable.Range(0, 64).Select(i => 1 + ((quantiser + i - 1) % 255)).ToArray();
            var (expected, actual) = (new short[64], new short[64]);

            ForwardDct.Scalar(samples, Stride, quantisers, expected);
            ForwardDctVector.Quantised(samples, Stride, quantisers, actual);

            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Forward_and_inverse_transform_give_the_samples_back()
    {
        var draw = new Draw(7);
        var (ones, quantisers) = (Enumerable.Repeat((short)1, 64).ToArray(), Enumerable.Repeat(1, 64).ToArray());
        for (var round = 0; round < 100; round++)
        {
            var (samples, back, block) = (draw.Bytes(64), new byte[64], new short[64]);

            ForwardDct.Quantised(samples, 8, quantisers, block);
            InverseDct.Write(block, ones, back, 8);

            // Coefficients rounded to whole numbers: 64 errors of at most 1/2, each spread by a factor of at most 1/4.
            for (var i = 0; i < 64; i++)
                Assert.InRange(back[i] - samples[i], -2, 2);
        }
    }

    private static short[] Some(Draw draw, int count, int largest)
    {
        var block = new short[64];
        for (var i = 0; i < count; i++)
            block[i] = (short)(draw.Below((2 * largest) + 1) - largest);
        return block;
    }

    /// <summary>1/4 sum C(u) C(v) F(u, v) cos((2x + 1) u pi / 16) cos((2y + 1) v pi / 16), with C(0) = 1/sqrt 2.</summary>
    private static double Formula(short[] block, int x, int y)
    {
        var sum = 0.0;
        for (var i = 0; i < 64; i++)
        {
            var (u, v) = (i % 8, i / 8);
            var scale = (u == 0 ? Math.Sqrt(0.5) : 1) * (v == 0 ? Math.Sqrt(0.5) : 1);
            sum += scale * block[i] * Math.Cos(((2 * x) + 1) * u * Math.PI / 16) * Math.Cos(((2 * y) + 1) * v * Math.PI / 16);
        }

        return sum / 4;
    }
}
