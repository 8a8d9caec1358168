using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle.Cases;

internal static class Normalisations
{
    public static IEnumerable<GradientCase> All =>
    [
        new("batch norm", b => X(b, [3, 2, 2, 2]).BatchNorm(epsilon: 1e-2f)),
        new("batch norm of rows, not affine", b => X(b, [5, 3]).BatchNorm(affine: false)),
        new("batch norm of sequences", b => X(b, [2, 3, 4]).BatchNorm()),
        new("layer norm", b => X(b, [3, 4]).LayerNorm()),
        new("layer norm over three axes", b => X(b, ["N", 2, 3, 2]).LayerNorm(3, epsilon: 1e-2f)),
        new("layer norm, not affine", b => X(b, [2, 3, 4]).LayerNorm(affine: false)),
        new("group norm", b => X(b, [2, 6, 2, 2]).GroupNorm(3)),
        new("group norm of one group, not affine", b => X(b, [2, 4]).GroupNorm(1, affine: false)),
        new("group norm of single channels", b => X(b, [2, 3, 5]).GroupNorm(3)),
        new("local response norm", b => X(b, [2, 6, 2, 2]).LocalResponseNorm(5, alpha: 0.3f, k: 2)),
        new("local response norm of even size", b => X(b, [1, 5, 3]).LocalResponseNorm(4, alpha: 0.5f, beta: 0.5f)),
    ];

    private static Tensor X(NetworkBuilder b, Shape shape) => b.Input("x", shape, DType.Float64);
}
