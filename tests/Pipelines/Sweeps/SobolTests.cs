using MLNetVision.Sweeps.Search;
using Xunit;

namespace MLNetVision.Tests.Pipelines.Sweeps;

public class SobolTests
{
    private static readonly int[] Dimensions = [0, 1, 7, 20, 39];

    /// <summary>
    /// torch.quasirandom.SobolEngine(40), PyTorch 1.13, which has the same directions: points 0 to 5 and 1000 at dimensions 0, 1, 7, 20 and 39.
    /// </summary>
    private static readonly (int Index, double[] Point)[] Torch =
    [
        (0, [0, 0, 0, 0, 0]), (1, [0.5, 0.5, 0.5, 0.5, 0.5]), (2, [0.75, 0.25, 0.75, 0.25, 0.25]), (3, [0.25, 0.75, 0.25, 0.75, 0.75]),
        (4, [0.375, 0.375, 0.875, 0.125, 0.875]), (5, [0.875, 0.875, 0.375, 0.625, 0.375]),
        (1000, [0.2197265625, 0.0966796875, 0.8994140625, 0.5224609375, 0.4794921875]),
    ];

    [Fact]
    public void Points_are_those_of_PyTorch()
    {
        foreach (var (index, point) in Torch)
            Assert.Equal(point, Dimensions.Select(d => SobolSequence.Bits(index, d) / (double)(1L << 32)));
    }

    [Fact]
    public void In_every_dimension_each_of_1024_parts_has_one_of_1024_points()
    {
        for (var dimension = 0; dimension < SobolSequence.Dimensions; dimension++)
            Assert.Equal(1024, Enumerable.Range(0, 1024).Select(i => SobolSequence.Bits(i, dimension) >> 22).Distinct().Count());
    }
}
