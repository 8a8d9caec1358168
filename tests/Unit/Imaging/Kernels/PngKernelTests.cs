using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Kernels;

public class PngKernelTests
{
    private static readonly int[] Steps = [1, 2, 3, 4, 6, 8];

    public static TheoryData<int> Filters => [.. Enumerable.Range(0, 5)];

    [Theory]
    [MemberData(nameof(Filters))]
    public void Fast_and_scalar_unfiltering_agree_at_every_length(int filter)
    {
        foreach (var step in Steps)
        {
            for (var length = 1; length <= 150; length++)
            {
                var filtered = SplitMix.Bytes((ulong)(length + step), length);
                var above = SplitMix.Bytes((ulong)(length * step), length);
                var fast = new byte[length];
                var scalar = new byte[length];

                PngUnfilter.Apply((PngFilter)filter, filtered, above, fast, step);
                PngUnfilter.Scalar((PngFilter)filter, filtered, above, scalar, step);

                Assert.Equal(scalar, fast);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Fast_and_scalar_filtering_agree_and_are_undone(int filter)
    {
        foreach (var step in Steps)
        {
            for (var length = 1; length <= 150; length++)
            {
                var line = SplitMix.Bytes((ulong)(length + step), length);
                var above = SplitMix.Bytes((ulong)(length * step), length);
                var fast = new byte[length];
                var scalar = new byte[length];
                var undone = new byte[length];

                PngFilterKernels.Apply((PngFilter)filter, line, above, fast, step);
                PngFilterKernels.Scalar((PngFilter)filter, line, above, scalar, step, 0, length);
                PngUnfilter.Scalar((PngFilter)filter, scalar, above, undone, step);

                Assert.Equal(scalar, fast);
                Assert.Equal(line, undone);
            }
        }
    }

    [Fact]
    public void Ties_go_to_the_left_then_up()
    {
        Assert.Equal(10, PngUnfilter.Predict(PngFilter.Paeth, 10, 10, 10));
        Assert.Equal(20, PngUnfilter.Predict(PngFilter.Paeth, 20, 10, 15 - 10));
        Assert.Equal(4, PngUnfilter.Predict(PngFilter.Paeth, 4, 8, 6 - 2 + 2 + 2));
        Assert.Equal(255, PngUnfilter.Predict(PngFilter.Average, 255, 255, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(100_000)]
    public void The_cost_is_the_sum_of_signed_magnitudes(int length)
    {
        var random = SplitMix.Bytes(3, length);
        var worst = new byte[length];
        Array.Fill(worst, (byte)0x80);

        Assert.Equal(random.Sum(value => (long)PngFilterKernels.ScalarCost(value)), PngFilterKernels.Cost(random));
        Assert.Equal(128L * length, PngFilterKernels.Cost(worst));
    }

    [Fact]
    public void The_checksum_is_that_of_the_standard_and_may_be_taken_in_pieces()
    {
        Assert.Equal(0xCBF43926u, Crc32.Compute("123456789"u8));
        for (var length = 0; length <= 40; length++)
        {
            var bytes = SplitMix.Bytes(4, length);
            Assert.Equal(Crc32.Scalar(bytes), Crc32.Compute(bytes));
            Assert.Equal(Crc32.Scalar(bytes), Crc32.Append(Crc32.Compute(bytes.AsSpan(0, length / 3)), bytes.AsSpan(length / 3)));
        }
    }
}
