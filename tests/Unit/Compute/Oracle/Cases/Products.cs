using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle.Cases;

/// <summary>Products of values, and windows over any number of axes.</summary>
internal static class Products
{
    public static IEnumerable<GradientCase> All =>
    [
        Pair("product", new MatMul(), [2, 3], [3, 4]),
        Pair("product, transposed", new MatMul(TransposeA: true, TransposeB: true), [3, 2], [4, 3]),
        Pair("product of stacks", new MatMul(), [2, 1, 2, 3], [3, 3, 2]),
        Pair("product of a row", new MatMul(), [3], ["N", 3, 2]),
        Pair("product of a column", new MatMul(TransposeA: true), [2, 3, 2], [3]),
        Pair("convolution by a value", new ConvNd { Groups = 2, Stride = [2], Before = [1], After = [2], Dilation = [2] }, ["N", 4, 7], [2, 2, 2]),
        Pair("transposed convolution by a value", new ConvTransposeNd { Stride = [2, 1], OutputPadding = [1, 0], After = [1, 1] }, [1, 2, 3, 2], [2, 3, 2, 2]),
        new("convolution with a bias", b => X(b, [1, 2, 4]).ConvNd(new ConvNd(), Other(b, [3, 2, 2]), b.Input("bias", [3], DType.Float64))),
        .. Enum.GetValues<PoolNdKind>().Select(kind => new GradientCase($"{kind} pool", b => X(b, [1, 2, 5, 4]).PoolNd(
            new PoolNd(kind, [3, 2]) { Stride = [2, 1], Before = [1, 0], After = [1, 1], CountPadding = true, P = 3 }))),
        .. Enum.GetValues<ResizeKind>().Select(kind => new GradientCase($"resize, {kind}", b => X(b, [1, 2, 4]).Resize(new Resize([1, 2, 7], kind)))),
        new("resize of a crop", b => X(b, [3, 4]).Resize(new Resize([2, 5], ResizeKind.Linear)
        {
            Coordinates = ResizeCoordinates.Crop, Crop = [0.25, -0.5, 1, 1], Extrapolation = 2,
        })),
    ];

    private static GradientCase Pair(string name, Op op, Shape a, Shape other) => new(name, b => X(b, a).Then(op, null, Other(b, other)));

    private static Tensor X(NetworkBuilder b, Shape shape) => b.Input("x", shape, DType.Float64);

    private static Tensor Other(NetworkBuilder b, Shape shape) => b.Input("other", shape, DType.Float64);
}
