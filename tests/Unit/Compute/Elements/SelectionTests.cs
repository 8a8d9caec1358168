using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using static MLNetVision.Tests.Unit.Compute.Elements.BothEngines;

namespace MLNetVision.Tests.Unit.Compute.Elements;

/// <summary>Moves and selections by indices, by hand.</summary>
public class SelectionTests
{
    private static readonly HostTensor Grid = HostTensor.Of<long>([1, 2, 3, 4, 5, 6], 2, 3);

    [Fact]
    public void Indices_below_0_count_from_the_end()
    {
        Give([3L, 1, 6, 4], (_, x) => x[0].Gather(x[1], 1), Grid, Of(-1, 0));
        Give([4L, 2, 6], (_, x) => x[0].GatherElements(x[1]), Grid, HostTensor.Of<long>([-1, 0, 1], 1, 3));
        Give([6L, 1], (_, x) => x[0].GatherNd(x[1]), Grid, HostTensor.Of<long>([-1, -1, 0, 0], 2, 2));
    }

    [Fact]
    public void An_index_outside_is_refused_with_the_range()
    {
        var error = Assert.Throws<ArgumentException>(() => Give([0L], (_, x) => x[0].Gather(x[1], 1), Grid, Of(3L)));
        Assert.Contains("indices from -3 to 2, but got 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Updates_join_what_is_there()
    {
        var (x, indices, updates) = (Of(1L, 2, 3), Of(1L, 1, -1), Of(10L, 20, 2));
        Give([1L, 20, 2], (_, v) => v[0].ScatterElements(v[1], v[2]), x, indices, updates);
        Give([1L, 32, 5], (_, v) => v[0].ScatterElements(v[1], v[2], kind: ScatterKind.Add), x, indices, updates);
        Give([1L, 400, 6], (_, v) => v[0].ScatterElements(v[1], v[2], kind: ScatterKind.Multiply), x, indices, updates);
        Give([1L, 2, 2], (_, v) => v[0].ScatterElements(v[1], v[2], kind: ScatterKind.Min), x, indices, updates);
        Give([1L, 20, 3], (_, v) => v[0].ScatterElements(v[1], v[2], kind: ScatterKind.Max), x, indices, updates);
        Give([7L, 8, 9, 4, 5, 6], (_, v) => v[0].ScatterNd(v[1], v[2]), Grid, HostTensor.Of<long>([0], 1, 1), HostTensor.Of<long>([7, 8, 9], 1, 3));
    }

    [Fact]
    public void One_hot_leaves_out_what_is_beyond_its_depth() =>
        Give([0f, 5, 0, 0, 0, 0, 0, 0, 5], (b, x) => x[0].OneHot(b.Literal(TensorLiteral.Of<float>([0, 5], 2)), 3), Of(1L, 7, -1));

    [Fact]
    public void Of_equal_numbers_the_first_or_the_last_is_found()
    {
        var x = HostTensor.Of<float>([2, 5, 5, 1, 1, 0], 2, 3);
        Give([1L, 0], (_, v) => v[0].ArgMax(1), x);
        Give([2L, 1], (_, v) => v[0].ArgMax(1, selectLast: true), x);
        Give([0L, 2], (_, v) => v[0].ArgMin(-1, keepAxis: false), x);
        Give([1L, 2, 0, 1], (_, v) => v[0].TopK(2).Indices, x);
        Give([0L, 1, 2, 0], (_, v) => v[0].TopK(2, largest: false).Indices, x);
        Give([1L], (_, v) => v[0].ArgMax(), Of(1, float.NaN, float.PositiveInfinity));
    }

    [Fact]
    public void Padding_goes_on_as_its_kind_says()
    {
        var x = Of(1L, 2, 3);
        Give([9L, 9, 1, 2, 3, 9], (_, v) => v[0].Pad([2], [1], value: 9), x);
        Give([3L, 2, 1, 2, 3, 2, 1, 2], (_, v) => v[0].Pad([2], [3], PadKind.Reflect), x);
        Give([2L, 3, 1, 2, 3, 1], (_, v) => v[0].Pad([2], [1], PadKind.Wrap), x);
        Give([1L, 1, 1, 2, 3, 3], (_, v) => v[0].Pad([2], [1], PadKind.Edge), x);
        Give([2L], (_, v) => v[0].Pad([-1], [-1]), x);
    }

    [Fact]
    public void Moves_take_every_type()
    {
        Give([true, false, true, false], (_, x) => x[0].Tile([2]), Of(true, false));
        Give([1L, 0, 0, 4, 5, 0], (_, x) => x[0].Trilu(upper: false), Grid);
        Give([6L, 5, 4, 3, 2, 1], (_, x) => x[0].Reverse([0, 1]), Grid);
        Give([5L, 7, 9], (_, x) => x[0].CumulativeSum().Slice(0, 1, 1), Grid);
        Give<byte>([7, 7, 7], (_, x) => x[0].Expand([3]), Of<byte>(7));
        Give([0L, 1, 3], (_, x) => x[0].CumulativeSum(1, exclusive: true).Slice(0, 0, 1), Grid);
    }

    [Fact]
    public void Channels_become_blocks_of_pixels_in_either_order()
    {
        var x = HostTensor.Of<long>([0, 1, 2, 3, 4, 5, 6, 7], 1, 8, 1, 1);
        Give([0L, 2, 4, 6, 1, 3, 5, 7], (_, v) => v[0].DepthToSpace(2), x);
        Give([0L, 1, 2, 3, 4, 5, 6, 7], (_, v) => v[0].DepthToSpace(2, channelsFirst: true), x);
        Give([0L, 1, 2, 3, 4, 5, 6, 7], (_, v) => v[0].DepthToSpace(2).SpaceToDepth(2), x);
    }
}
