using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle.Cases;

/// <summary>Functions of numbers, comparisons and values that a network holds; what has no slope is weighed with what has one.</summary>
internal static class Calculations
{
    public static IEnumerable<GradientCase> All =>
    [
        .. new Op[] { new Negate(), new Abs(), new Exp(), new Erf(), new Sin(), new Cos(), new Atan(), new Sinh(), new Cosh(), new Asinh() }.Select(Around0),
        .. new Op[] { new Sign(), new Floor(), new Ceiling(), new Round() }.Select(Around0),
        .. new Op[] { new Sqrt(), new Log(), new Reciprocal(), new Asin(), new Acos(), new Atanh(), new Tan() }.Select(From0To1),
        new("acosh", b => P(b, [2, 3]).Add(b.Literal(1.5, DType.Float64)).Acosh()),
        .. new Op[] { new Divide(), new Modulo(), new Modulo(Truncated: true), new Power(), new Minimum(), new Maximum() }.SelectMany(Pairs),
        new("powers that are whole", b => X(b, [2, 4]).Power(b.Input("exponent", [4], DType.Int64))),
        new("equal numbers share the gradient", b => P(b, [3]) is var x ? x.Maximum(x).Multiply(x.Minimum(x)) : null!),
        new("comparisons choose", b => X(b, [2, 1, 3]) is var x ? Masks(b, x).Where(x, P(b, [2, 1])) : null!),
        new("bits weigh", b => Bits(b).Cast(DType.Float64).Multiply(X(b, [3]))),
        new("a trained value", b => X(b, [2, 3]).Multiply(b.Variable([3]).Cast(DType.Float64))) { Tolerance = 1e-5 },
        new("made values", b => X(b, [4]).Multiply(b.Arange(4, -1, 0.5, DType.Float64)).Add(b.Fill([2, 1], 0.5, DType.Float64))),
        new("a shape weighs", b => X(b, ["N", 3]) is var x ? x.Multiply(x.ShapeOf().Reduce(ReduceKind.Product, [0]).Cast(DType.Float64)) : null!),
    ];

    private static Tensor Masks(NetworkBuilder b, Tensor x)
    {
        var (low, high) = (b.Literal(-1, DType.Float64), b.Literal(1, DType.Float64));
        var (between, outside) = (x.Greater(low).And(x.LessOrEqual(high)), x.Less(low).Or(x.GreaterOrEqual(high)));
        return between.Xor(outside.Not()).Or(x.Equal(x).And(x.IsNaN().Or(x.IsInfinity()).Not()).And(between));
    }

    private static Tensor Bits(NetworkBuilder b)
    {
        var (p, q) = (b.Input("p", [3], DType.Int64), b.Input("q", [3], DType.Int64));
        return p.BitAnd(q).BitOr(p.BitXor(q)).BitNot().BitShift(p.Multiply(p)).BitShift(q, right: true);
    }

    private static GradientCase Around0(Op op) => new($"{op}", b => X(b, [2, 5]).Then(op));

    private static GradientCase From0To1(Op op) => new($"{op}", b => P(b, [2, 5]).Then(op));

    private static GradientCase[] Pairs(Op op) =>
    [
        new($"{op}", b => P(b, [2, 5]).Then(op, null, Other(b, [2, 5]))),
        new($"{op}, both stretch", b => P(b, [2, 1, 3]).Then(op, null, Other(b, [2, 1]))),
    ];

    private static Tensor X(NetworkBuilder b, Shape shape) => b.Input("x", shape, DType.Float64);

    private static Tensor P(NetworkBuilder b, Shape shape) => b.Input("p_x", shape, DType.Float64);

    private static Tensor Other(NetworkBuilder b, Shape shape) => b.Input("other", shape, DType.Float64).Exp();
}
