using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle.Cases;

/// <summary>Elements that are moved, chosen and put by indices, of which some are the same.</summary>
internal static class Selections
{
    public static IEnumerable<GradientCase> All =>
    [
        new("expand", b => X(b, [2, 1, 3]).Expand([4, 1, 2, 1])),
        new("tile", b => X(b, [2, 3]).Tile([2, 3])),
        new("reverse", b => X(b, [2, 3, 2]).Reverse([0, -1])),
        new("upper triangle", b => X(b, [2, 3, 4]).Trilu()),
        new("lower triangle", b => X(b, [4, 3]).Trilu(upper: false, diagonal: -1)),
        .. Enum.GetValues<PadKind>().Select(kind => new GradientCase($"pad, {kind}", b => X(b, [3, 4]).Pad([2, -1], [1, 3], kind, 0.5))),
        .. from exclusive in (bool[])[false, true]
           from backwards in (bool[])[false, true]
           select new GradientCase($"cumulative sum, {exclusive}, {backwards}", b => X(b, [2, 3, 2]).CumulativeSum(1, exclusive, backwards)),
        new("gather", b => X(b, [2, 4, 3]).Gather(Indices(b, [2, 2]), 1)),
        new("gather elements", b => X(b, [4, 3]).GatherElements(Indices(b, [3, 2]))),
        new("gather parts", b => X(b, [2, 4, 3]).GatherNd(Indices(b, [2, 3, 1]), 1)),
        .. Enum.GetValues<ScatterKind>().SelectMany(Scattered),
        new("one hot", b => Indices(b, [3]).OneHot(X(b, [2]), 4, 0)),
        new("arguments choose", b => X(b, [3, 4]) is var x ? x.GatherElements(x.ArgMax(1), 1).Add(x.GatherElements(x.ArgMin(-1), 1)) : null!),
        new("the largest", b => X(b, [2, 5, 2]).TopK(3, 1).Values),
        new("the smallest", b => X(b, [2, 5]).TopK(2, largest: false).Values),
        new("depth to space", b => X(b, [1, 8, 2, 1]).DepthToSpace(2).SpaceToDepth(2).DepthToSpace(2, channelsFirst: true)),
    ];

    private static GradientCase[] Scattered(ScatterKind kind) =>
    [
        new($"scatter elements, {kind}", b => X(b, [4, 3]).ScatterElements(Indices(b, [3, 2]), b.Input("y", [3, 2], DType.Float64), kind: kind)),
        new($"scatter parts, {kind}", b => X(b, [4, 2]).ScatterNd(Indices(b, [3, 1]), b.Input("y", [3, 2], DType.Float64), kind)),
    ];

    private static Tensor X(NetworkBuilder b, Shape shape) => b.Input("x", shape, DType.Float64);

    private static Tensor Indices(NetworkBuilder b, Shape shape) => b.Input("indices", shape, DType.Int64);
}
