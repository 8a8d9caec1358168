using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

/// <summary>Elements that are moved, chosen and put by indices.</summary>
internal static class Selections
{
    public static IEnumerable<Case> All() => [.. Moved(), .. Gathered(), .. Scattered(), .. Sorted()];

    private static IEnumerable<Case> Moved()
    {
        yield return new Case("expand", s => s.Give(s.Picture(3, 1, 2).Conv2d(2, 1).Expand([5, 1, 1, 4, 1]).Slice(3, 0, 2)));
        yield return new Case("tile and reverse", s => s.Give(s.Picture(2, 3, 2).Tile([1, 2, 1, 3]).Reverse([1, -1])));
        foreach (var kind in new[] { PadKind.Constant, PadKind.Edge, PadKind.Reflect, PadKind.Wrap })
        {
            yield return new Case($"pad anywhere, {kind}", s => s.Give(s.Picture(2, 4, 3).Pad([0, 1, 3, -1], [0, -1, 2, 2], kind, 0.5)));
        }

        yield return new Case("triangles", s => s.Give(s.X(["N", 4, 5]) is var x ? x.Trilu(diagonal: 1).Add(x.Trilu(upper: false, -1)) : null!));
        yield return new Case("sums up to a place", s => s.Give(s.X(["N", 4, 3]) is var x
            ? x.CumulativeSum(1).Multiply(x.CumulativeSum(-2, exclusive: true, backwards: true)).Add(x.CumulativeSum(0))
            : null!));
        yield return new Case("depth to space and back", s =>
            s.Give(s.Picture(8, 2, 3).DepthToSpace(2).Conv2d(4, 1).SpaceToDepth(2).DepthToSpace(2, channelsFirst: true)));
    }

    private static IEnumerable<Case> Gathered()
    {
        yield return new Case("gather along channels", s => s.Give(s.Picture(5, 2, 3).Conv2d(5, 1).Gather(s.Classes("i", [4, 1], 5), 1)));
        yield return new Case(
            "gather of rows", s => s.Give(s.X([7, 3]).Gather(s.Classes("i", ["N", 2], 7, type: DType.Int32).Subtract(s.Literal(7, DType.Int32)))));
        yield return new Case("gather elements", s => s.Give(s.X(["N", 5, 3]).GatherElements(s.Classes("i", ["N", 2, 3], 5), 1)));
        yield return new Case("gather parts", s => s.Give(s.X(["N", 4, 3, 2]).GatherNd(s.Classes("i", ["N", 5, 2], 3), 1)));
        yield return new Case("gather whole numbers", s =>
        {
            s.Give("whole", s.Classes("table", [5, 2], 100).Gather(s.Classes("i", ["N"], 5)));
            s.Give(s.X(["N", 2]));
        });
        yield return new Case("one hot", s => s.Give(
            s.Classes("i", ["N", 3], 6).OneHot(s.X([2]), 5, 1).Multiply(s.X(["N", 5, 3], "y"))));
    }

    private static IEnumerable<Case> Scattered()
    {
        foreach (var kind in Enum.GetValues<ScatterKind>())
        {
            yield return new Case($"scatter elements, {kind}", s => s.Give(s.X(["N", 3, 4]).ScatterElements(
                s.Classes("i", ["N", 2, 3], 4), s.X(["N", 2, 3], "updates"), -1, kind)));
            yield return new Case($"scatter parts, {kind}", s => s.Give(s.X([3, 4, 2]).ScatterNd(
                s.Classes("i", ["N", 1, 2], 3), s.X(["N", 1, 2], "updates"), kind)));
        }
    }

    private static IEnumerable<Case> Sorted()
    {
        yield return new Case("arguments", s =>
        {
            var x = s.Picture(5, 3, 4);
            s.Give("largest", x.ArgMax(1));
            s.Give("smallest", x.ArgMin(-1, keepAxis: false));
            s.Give("last", x.Floor().ArgMax(2, selectLast: true));
            s.Give(x.GatherElements(x.ArgMin(1), 1));
        });
        foreach (var (axis, largest) in new[] { (1, true), (-1, false) })
        {
            yield return new Case($"top of axis {axis}, {largest}", s =>
            {
                var (values, indices) = s.Picture(7, 2, 5).Conv2d(6, 1).TopK(3, axis, largest);
                s.Give("places", indices);
                s.Give(values);
            });
        }
    }
}
