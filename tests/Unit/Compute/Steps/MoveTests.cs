using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Steps;

public class MoveTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(16, 5)]
    [InlineData(17, 33)]
    public void Channels_of_pictures_side_by_side_agree(int some, int others) =>
        EngineComparison.Agrees(w => w.X(["N", some, 3, 4]).Concat([w.X(["N", others, 3, 4], "other"), w.X(["N", 2, 3, 4], "third")]));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public void Pictures_side_by_side_along_other_axes_agree(int axis) =>
        EngineComparison.Agrees(w => w.X([2, 5, 3, 4]).Concat([w.X([2, 5, 3, 4], "other")], axis));

    [Fact]
    public void Values_in_different_orders_of_channels_side_by_side_agree() => EngineComparison.Agrees(w =>
        w.X(["N", 5, 3, 4]).Concat([w.X(["N", 60], "other").Reshape(["N", 5, 3, 4])]).MaxPool2d(2));

    [Fact]
    public void A_value_beside_itself_agrees() => EngineComparison.Agrees(w => w.X(["N", 3]) is var x ? x.Concat([x], axis: -1) : null!);

    [Fact]
    public void Long_stretches_side_by_side_agree() => EngineComparison.Agrees(w => w.X(["N", 20000]).Concat([w.X(["N", 17000], "other")]), tolerance: 1e-3);

    [Theory]
    [InlineData(1, 2, 9, 1)]
    [InlineData(1, 1, 5, 3)]
    [InlineData(2, 1, 2, 1)]
    [InlineData(-1, 0, 3, 2)]
    public void Slices_of_pictures_agree(int axis, int start, int length, int step) =>
        EngineComparison.Agrees(w => w.X(["N", 18, 3, 5]).Slice(axis, start, length, step));

    [Fact]
    public void A_slice_of_rows_agrees() => EngineComparison.Agrees(w => w.X([4, 3]).Slice(0, 1, 2));

    [Fact]
    public void Slices_of_one_value_share_its_gradient() => EngineComparison.Agrees(w =>
        w.X(["N", 6, 2, 3]) is var x ? x.Slice(1, 0, 4).Concat([x.Slice(1, 2, 3)]) : null!);

    [Theory]
    [InlineData(0, 2, 3, 1)]
    [InlineData(0, 3, 1, 2)]
    [InlineData(0, 1, 3, 2)]
    [InlineData(0, 1, 2, 3)]
    public void Pictures_with_their_axes_in_another_order_agree(int a, int b, int c, int d) =>
        EngineComparison.Agrees(w => w.X(["N", 18, 17, 5]).Transpose([a, b, c, d]));

    [Fact]
    public void Axes_turned_round_altogether_agree() => EngineComparison.Agrees(w => w.X([2, 17, 3, 4]).Transpose([3, 2, 1, 0]));

    [Fact]
    public void A_matrix_on_its_side_agrees() => EngineComparison.Agrees(w => w.X([70, 300]).Transpose([1, 0]));

    [Fact]
    public void A_transposition_between_steps_agrees() =>
        EngineComparison.Agrees(w => w.X(["N", 4, 3, 2]).MaxPool2d(1).Transpose([0, 2, 3, 1]).Tanh().Transpose([0, 3, 1, 2]).MaxPool2d(1));
}
