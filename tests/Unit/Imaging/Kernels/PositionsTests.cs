using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Tests.Unit.Imaging.Kernels;

public class PositionsTests
{
    private static readonly double[] Values =
    [
        0, -0.0, 0.25, -0.25, 1, -1, 639.999999, -640.000001, 1e-12, -1e-12, 1 << 29,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, -1e10,
        (1 << 30) - 1, 1 << 30, -(1 << 30), 2147483647.5, -2147483648.0,
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void Lanes_split_positions_as_the_scalar_twin_does(double offset)
    {
        for (var start = 0; start < Values.Length; start++)
        {
            var values = Values[start..];
            var (wholes, shares) = (new int[values.Length], new float[values.Length]);
            var (expectedWholes, expectedShares) = (new int[values.Length], new float[values.Length]);
            Positions.Split(values, offset, wholes, shares);
            Positions.SplitScalar(values, offset, expectedWholes, expectedShares);

            Assert.Equal(expectedWholes, wholes);
            Assert.Equal(expectedShares, shares);
        }
    }

    [Fact]
    public void Positions_out_of_reach_are_nowhere()
    {
        var (wholes, shares) = (new int[Values.Length], new float[Values.Length]);
        Positions.Split(Values, 0, wholes, shares);

        Assert.Equal([0, 0, 0, -1, 1, -1, 639, -641, 0, -1, 1 << 29], wholes[..11]);
        Assert.All(wholes[11..16], whole => Assert.Equal(Positions.Nowhere, whole));
        Assert.Equal(0.75f, shares[3]);
    }
}
