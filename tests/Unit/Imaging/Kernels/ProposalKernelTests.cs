using MLNetVision.Imaging.Kernels;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Kernels;

/// <summary>The kernels of proposals against their definitions.</summary>
public class ProposalKernelTests
{
    /// <summary>Sums of at most 320 numbers of one or less in single precision.</summary>
    private const float Rounding = 1e-5f;

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(200)]
    public void Texture_bins_are_shares_of_the_extremes(int count)
    {
        var across = Draw(1, count);
        var down = Draw(2, count);
        var codes = new byte[count];
        TextureKernels.Codes(across, down, 0.6f, -0.8f, 10, codes);

        var values = across.Zip(down, (x, y) => (x * 0.6f) + (y * -0.8f)).ToArray();
        var (least, most) = (Math.Min(values.Min(), 0), Math.Max(values.Max(), 0));
        for (var i = 0; i < count; i++)
        {
            var share = values[i] < 0 ? values[i] / least : most > 0 ? values[i] / most : 0;
            var bin = codes[i] % 10;
            Assert.Equal(values[i] < 0, codes[i] >= 10);
            Assert.InRange(bin, Math.Min(9, (10 * share) - 1 - Rounding), (10 * share) + Rounding);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(12)]
    public void Counts_are_of_the_label_and_the_plane(int planes)
    {
        const int Pixels = 500, Bins = 20, Row = 16 * 15;
        var labels = Enumerable.Range(0, Pixels).Select(i => (int)(SplitMix.Bits(3, (ulong)i) % 4)).ToArray();
        var codes = Enumerable.Range(0, planes).Select(plane => SplitMix.Bytes((ulong)plane, Pixels).Select(b => (byte)(b % Bins)).ToArray()).ToArray();
        var counts = new int[4 * Row];
        HistogramKernels.Count(labels, codes, Bins, Row, counts);

        var expected = new int[counts.Length];
        for (var plane = 0; plane < planes; plane++)
        {
            for (var i = 0; i < Pixels; i++)
                expected[(labels[i] * Row) + (plane * Bins) + codes[plane][i]]++;
        }

        Assert.Equal(expected, counts);
    }

    [Fact]
    public void Intersection_adds_the_lesser_and_mixing_keeps_the_sum()
    {
        var length = HistogramKernels.Padded(75);
        var counts = SplitMix.Bytes(5, 2 * length).Select(b => (int)b).ToArray();
        var rows = new float[3 * length];
        HistogramKernels.Normalise(counts, length, 2, rows);
        HistogramKernels.Mix(rows, 0, length, 0.25f, 2 * length, length);

        var (a, b) = (rows[..length], rows[length..(2 * length)]);
        Assert.Equal(80, length);
        Assert.Equal(a.Zip(b, Math.Min).Sum(), HistogramKernels.Intersection(rows, 0, length, length), Rounding);
        Assert.Equal(1, rows[(2 * length)..].Sum(), Rounding);
        Assert.Equal((0.25f * a[5]) + (0.75f * b[5]), rows[(2 * length) + 5], Rounding);
    }

    private static float[] Draw(ulong seed, int count) => [.. Enumerable.Range(0, count).Select(i => (100 * SplitMix.Uniform(seed, (ulong)i)) - 50)];
}
