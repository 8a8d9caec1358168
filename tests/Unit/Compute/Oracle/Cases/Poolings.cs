using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle.Cases;

internal static class Poolings
{
    public static IEnumerable<GradientCase> All =>
    [
        new("max pool", b => X(b, [2, 3, 6, 4]).MaxPool2d(2)),
        new("max pool, overlapping and padded", b => X(b, [1, 2, 5, 6]).MaxPool2d(3, 2, 1)),
        new("max pool, ceiling", b => X(b, [1, 2, 6, 5]).MaxPool2d(3, 2, ceiling: true)),
        new("max pool, dilation and same padding", b => X(b, [1, 2, 6, 5]).Then(new MaxPool2d((2, 3), (2, 1)) { Dilation = 2, Padding = Padding.Same })),
        new("average pool", b => X(b, [2, 3, 4, 6]).AveragePool2d(2)),
        new("average pool that counts padding", b => X(b, [1, 2, 5, 4]).AveragePool2d(3, 2, 1, ceiling: true)),
        new("average pool that does not count padding", b => X(b, [1, 2, 5, 4]).AveragePool2d(3, (1, 2), 1, countPadding: false)),
        new("average pool, same padding", b => X(b, [1, 2, 5, 4]).AveragePool2d(2, 2, Padding.Same, countPadding: false)),
        new("adaptive average pool", b => X(b, [2, 2, 5, 7]).AdaptiveAveragePool2d((3, 2))),
        new("adaptive average pool that enlarges", b => X(b, [1, 2, 2, 3]).AdaptiveAveragePool2d((3, 5))),
        new("global average pool", b => X(b, ["N", 3, 3, 2]).GlobalAveragePool()),
        new("adaptive max pool", b => X(b, [2, 2, 5, 7]).AdaptiveMaxPool2d((3, 2))),
        new("max unpool", b =>
        {
            var x = X(b, [2, 2, 4, 5]);
            var (maxima, indices) = x.MaxPool2dWithIndices(2);
            return maxima.Tanh().MaxUnpool2d(indices, x);
        }),
        new("grid sample of an affine grid", b => X(b, [2, 2, 3, 4])
            .GridSample(b.Input("theta", [2, 2, 3], DType.Float64).AffineGrid((2, 3)), GridPadding.Border)),
        Regions("regions", new RoiAlign((2, 3))),
        Regions("regions of two samples a cell, as large as a pixel at least", new RoiAlign((3, 1), 0.5f, 2, IsAligned: false)),
        Regions("largest of regions", new RoiMaxPool((2, 3))),
        Regions("largest of regions at half their size", new RoiMaxPool((3, 1), 0.5f)),
        new("upsample, nearest", b => X(b, [2, 2, 3, 2]).Upsample2d((2, 3))),
        new("upsample, bilinear", b => X(b, [1, 2, 3, 4]).Upsample2d((2, 3), UpsampleKind.Bilinear)),
        new("upsample, bilinear with corners aligned", b => X(b, [1, 2, 3, 1]).Upsample2d((3, 1), UpsampleKind.Bilinear, alignCorners: true)),
    ];

    private static GradientCase Regions(string name, Op op) => new(name, b => X(b, [2, 2, 4, 5]).Then(
        op, null, b.Literal(TensorLiteral.Of<double>([0.2, -1, 4.1, 3.3, 1, 0.5, 1.25, 6], 2, 4)), b.Literal(TensorLiteral.Of<long>([1, 0], 2))));

    private static Tensor X(NetworkBuilder b, Shape shape) => b.Input("x", shape, DType.Float64);
}
