using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle.Cases;

internal static class Elementwise
{
    public static IEnumerable<GradientCase> All =>
    [
        .. Pairs("add", new Add()), .. Pairs("subtract", new Subtract()), .. Pairs("multiply", new Multiply()),
        new("a value times itself", b => X(b, [2, 3]) is var x ? x.Multiply(x) : null!),
        new("a value with three consumers", b => X(b, [2, 3]) is var x ? x.Tanh().Add(x.Sigmoid()).Subtract(x) : null!),
        new("squeeze and excite", b => X(b, [2, 4, 3, 3]) is var x ? x.Multiply(x.GlobalAveragePool().Conv2d(4, 1).Sigmoid()) : null!),
        new("dropout", b => X(b, [4, 6]).Dropout(0.4f)),
        new("stochastic depth", b => X(b, [6, 4]).StochasticDepth(0.4f)),
        new("softmax", b => X(b, [3, 4]).Softmax()),
        new("softmax along channels", b => X(b, ["N", 3, 2, 2]).Softmax(1)),
        new("log softmax", b => X(b, [3, 4]).Then(new LogSoftmax())),
        new("log softmax along the first axis", b => X(b, [3, 4]).Then(new LogSoftmax(0))),
        .. from kind in Enum.GetValues<ReduceKind>()
           from axes in (Axes[])[[0], [-1], [1, 2], [0, -2]]
           from keeps in (bool[])[false, true]
           select new GradientCase($"{kind} over {axes}{(keeps ? ", kept" : "")}",
               b => b.Input(kind == ReduceKind.LogSum ? "p_x" : "x", [2, 3, 4], DType.Float64).Reduce(kind, axes, keeps)),
    ];

    private static IEnumerable<GradientCase> Pairs(string name, Op op) =>
    [
        Pair(name, op, [2, 3], [2, 3]),
        Pair($"{name}, both stretch", op, [2, 1, 3], [2, 1]),
        Pair($"{name}, the first is shorter", op, [3, 1], ["N", 1, 4]),
        Pair($"{name}, a single number", op, ["N", 3], []),
    ];

    private static GradientCase Pair(string name, Op op, Shape a, Shape b) =>
        new(name, builder => X(builder, a).Then(op, null, builder.Input("other", b, DType.Float64)));

    private static Tensor X(NetworkBuilder b, Shape shape) => b.Input("x", shape, DType.Float64);
}
