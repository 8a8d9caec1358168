using Microsoft.ML;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Transforms;

public sealed class NormalizeRobustScalingTests
{
    private static object[] Scaled(Table data, bool center = true, uint from = 25, uint to = 75) =>
        Pipeline.Snap(data, t => t.NormalizeRobustScaling("Out", "X", centerData: center, quantileMin: from, quantileMax: to))["Out"];

    [Fact]
    public void The_median_becomes_zero_and_the_share_of_the_range_one()
    {
        Near.Equal([-1, -0.5, 0, 1 / 3d, 1], Scaled(new Table(Column.Of("X", -2f, 1f, 4f, 6f, 10f))));
        Near.Equal([-1, 1], Scaled(new Table(Column.Of("X", 0d, 10d))));
    }

    [Fact]
    public void Without_centring_values_are_only_scaled()
    {
        Near.Equal([0, 0.4, 2], Scaled(new Table(Column.Of("X", 0f, 2f, 10f)), center: false));
        const double share = 0.8f; // ML.NET computes the share of the range in single precision
        Near.Equal([0, 0.2 / share, 1 / share], Scaled(new Table(Column.Of("X", 0d, 2d, 10d)), center: false, from: 10, to: 90));
    }

    [Fact]
    public void Slots_of_vectors_are_scaled_on_their_own()
    {
        var output = Scaled(new Table(Column.Vector("X", 2, [1f, 10f], [2f, 30f], [5f, 20f])));
        Near.Equal([-0.5, -1], output[0]);
        Near.Equal([1.5, 0], output[2]);
    }

    [Fact]
    public void A_constant_cannot_be_scaled() => Near.Equal([double.NaN], Scaled(new Table(Column.Of("X", 3f))));
}
