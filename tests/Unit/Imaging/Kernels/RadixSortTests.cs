using MLNetVision.Imaging.Kernels;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Kernels;

/// <summary>Sorting by counting, against LINQ's stable order.</summary>
public class RadixSortTests
{
    [Theory]
    [InlineData(0, 22)]
    [InlineData(1, 22)]
    [InlineData(1000, 3)]
    [InlineData(5000, 11)]
    [InlineData(5000, 22)]
    [InlineData(5000, 32)]
    public void Keys_rise_and_equal_ones_keep_their_order(int count, int bits)
    {
        var keys = Enumerable.Range(0, count).Select(i => (uint)(SplitMix.Bits(7, (ulong)i) >> (64 - bits))).ToArray();
        var values = Enumerable.Range(0, count).ToArray();
        var expected = values.OrderBy(value => keys[value]).ToArray();
        var sortedKeys = expected.Select(value => keys[value]).ToArray();

        var (otherKeys, otherValues) = (new uint[count], new int[count]);
        var swapped = RadixSort.Sort(keys, values, otherKeys, otherValues, bits);

        Assert.Equal(expected, swapped ? otherValues : values);
        Assert.Equal(sortedKeys, swapped ? otherKeys : keys);
    }

    [Fact]
    public void Doubles_sort_by_their_bits()
    {
        var costs = Enumerable.Range(0, 3000).Select(i => (double)SplitMix.Uniform(9, (ulong)i) * (i % 7)).ToArray();
        var keys = costs.Select(BitConverter.DoubleToUInt64Bits).ToArray();
        var values = Enumerable.Range(0, costs.Length).ToArray();
        var (otherKeys, otherValues) = (new ulong[costs.Length], new int[costs.Length]);

        var swapped = RadixSort.Sort(keys, values, otherKeys, otherValues, 63);

        Assert.Equal(Enumerable.Range(0, costs.Length).OrderBy(i => costs[i]), swapped ? otherValues : values);
    }
}
