using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle.Cases;

internal static class Moves
{
    public static IEnumerable<GradientCase> All =>
    [
        new("concat of channels", b => X(b, ["N", 2, 3]).Concat([b.Input("other", ["N", 1, 3], DType.Float64), b.Input("third", ["N", 3, 3], DType.Float64)])),
        new("concat of rows", b => X(b, [2, 3]).Concat([b.Input("other", [1, 3], DType.Float64)], axis: 0)),
        new("concat of the last axis with itself", b => X(b, [2, 3]) is var x ? x.Concat([x], axis: -1) : null!),
        new("slice", b => X(b, [2, 5, 3]).Slice(1, 1, 3)),
        new("slice with steps", b => X(b, [2, 3, 7]).Slice(-1, 1, 3, 2)),
        new("slice of symbolic rows", b => X(b, ["N", 3]).Slice(0, 1, 1)),
        new("pad with a constant", b => X(b, [1, 2, 3, 2]).Pad2d(new Padding(1, 0, 2, 3), value: 0.5f)),
        new("pad with the edge", b => X(b, [1, 2, 3, 2]).Pad2d(new Padding(1, 2, 3, 4), PadKind.Edge)),
        new("pad with the mirrored picture", b => X(b, [1, 2, 4, 3]).Pad2d(new Padding(3, 2, 1, 0), PadKind.Reflect)),
        new("flatten", b => X(b, ["N", 2, 3]).Flatten()),
        new("flatten from a later axis", b => X(b, [2, 2, 3, 2]).Flatten(2)),
        new("reshape", b => X(b, ["N", 6]).Reshape(["N", 3, 2])),
        new("transpose", b => X(b, [2, 3, 4]).Transpose([2, 0, 1])),
        new("transpose of pictures", b => X(b, ["N", 2, 3, 4]).Transpose([0, 2, 3, 1])),
    ];

    private static Tensor X(NetworkBuilder b, Shape shape) => b.Input("x", shape, DType.Float64);
}
