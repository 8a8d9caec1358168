using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

/// <summary>Functions of numbers, comparisons, logic and values that the network itself holds.</summary>
internal static class Calculations
{
    public static IEnumerable<Case> All() => [.. Functions(), .. Pairs(), .. Compared(), .. Bits(), .. Held(), .. Joined()];

    /// <summary>Ranges where each function is smooth and defined.</summary>
    private static IEnumerable<Case> Functions()
    {
        foreach (var (op, low, high) in new (Op, double, double)[]
        {
            (new Negate(), -2, 2), (new Abs(), -2, 2), (new Sqrt(), 0.5, 4), (new Exp(), -3, 2), (new Log(), 0.1, 5), (new Reciprocal(), 0.5, 3),
            (new Floor(), -3, 3), (new Ceiling(), -3, 3), (new Erf(), -4, 4),
        })
        {
            yield return new Case($"{op.Name} on pictures", s => s.Give(s.X(["N", 5, 3, 4], low: low, high: high).Then(op)));
            yield return new Case($"{op.Name} on rows of 33", s => s.Give(s.X(["N", 33], low: low, high: high).Then(op)));
        }

        foreach (var (op, low, high) in new (Op, double, double)[]
        {
            (new Sign(), -2, 2), (new Round(), -3, 3), (new Sin(), -4, 4), (new Cos(), -4, 4), (new Tan(), -1, 1), (new Asin(), -0.9, 0.9),
            (new Acos(), -0.9, 0.9), (new Atan(), -4, 4), (new Sinh(), -2, 2), (new Cosh(), -2, 2), (new Asinh(), -4, 4), (new Acosh(), 1.2, 4),
            (new Atanh(), -0.8, 0.8),
        })
        {
            yield return new Case($"{op.Name} on rows", s => s.Give(s.X(["N", 9], low: low, high: high).Then(op)));
        }

        yield return new Case("functions one after the other", s => s.Give(s.Picture(5, 3, 4).Conv2d(7, 1).Abs().Exp().Sin().Negate().Conv2d(3, 1)));
    }

    private static IEnumerable<Case> Pairs()
    {
        foreach (var op in new Op[] { new Divide(), new Minimum(), new Maximum(), new Power(), new Modulo(), new Modulo(Truncated: true) })
        {
            var shapes = new (string, Shape, Shape)[]
            {
                ("of rows", ["N", 33], ["N", 33]), ("crosswise", ["N", 3, 1, 5], ["N", 1, 4, 1]), ("of pictures", ["N", 7, 3, 4], ["N", 7, 3, 4]),
                ("and a picture's", ["N", 17, 3, 4], ["N", 17, 1, 1]), ("and fewer axes", ["N", 5, 3, 4], [3, 4]),
            };
            foreach (var (name, a, b) in op is Power or Modulo ? shapes[..2] : shapes)
            {
                yield return new Case($"{op} {name}", s => s.Give(s.X(a, low: 0.5, high: 2.5).Then(op, null, s.X(b, "y", low: 0.6, high: 2))));
            }
        }

        yield return new Case("quotients after convolutions", s =>
            s.Give(s.Picture(3, 4, 5).Conv2d(6, 1).Divide(s.Picture(3, 4, 5, "y").Conv2d(6, 1).Exp()).Maximum(s.Literal(0.1)).Conv2d(2, 1)));
        yield return new Case("a value divided by itself", s => s.Give(s.X(["N", 5], low: 1, high: 2) is var x ? x.Divide(x).Add(x.Maximum(x)) : null!));
        yield return new Case("powers that are whole", s => s.Give(s.X(["N", 5]).Power(s.Classes("exponent", ["N", 5], 4))));
    }

    private static IEnumerable<Case> Compared()
    {
        foreach (var op in new Op[] { new Equal(), new Less(), new LessOrEqual(), new Greater(), new GreaterOrEqual() })
        {
            yield return new Case($"{op.Name} chooses", s =>
            {
                var (x, y) = (s.Picture(5, 2, 3), s.X([5, 1, 1], "y"));
                var mask = x.Then(op, null, y);
                s.Give("mask", mask);
                s.Give(mask.Where(x, y).Add(x.Equal(x).Not().Where(y, s.Literal(1))));
            });
            yield return new Case($"{op.Name} of whole numbers", s =>
            {
                var mask = s.Classes("a", ["N", 7], 4).Then(op, null, s.Classes("b", ["N", 1], 4));
                s.Give("mask", mask);
                s.Give(mask.Cast(s.Element).Multiply(s.X(["N", 7])));
            });
        }

        yield return new Case("logic", s =>
        {
            var x = s.X(["N", 17]);
            var (above, below) = (x.Greater(s.Literal(-1)), x.Less(s.Literal(1)));
            s.Give("masks", above.And(below).Xor(above.Or(below).Not()));
            s.Give("odd", x.IsNaN().Or(x.Divide(s.Literal(0)).IsInfinity(negative: false)));
            s.Give(above.And(below).Where(x.Exp(), x));
        });
    }

    private static IEnumerable<Case> Bits()
    {
        foreach (var op in new Op[] { new BitAnd(), new BitOr(), new BitXor(), new BitShift(), new BitShift(Right: true) })
        {
            yield return new Case($"{op} and its opposite", s =>
            {
                var bits = s.Classes("a", ["N", 5], 64).Then(op, null, s.Classes("b", ["N", 5], 5));
                s.Give("bits", bits.BitNot());
                s.Give(bits.Cast(s.Element).Multiply(s.X(["N", 5])));
            });
        }

        yield return new Case("whole numbers", s =>
        {
            var (a, b) = (s.Classes("a", ["N", 3, 4], 100, type: DType.Int32), s.Classes("b", ["N", 3, 4], 7, type: DType.Int32));
            var positive = b.Add(s.Literal(1, DType.Int32));
            var many = a.Negate().Abs().Multiply(b).Subtract(a).Divide(positive).Minimum(a).Maximum(b.Sign()).Add(a.Modulo(positive)).Power(b.Modulo(positive));
            s.Give("many", many);
            s.Give("sums", many.Reduce(ReduceKind.Sum, [1]).Concat([many.Reduce(ReduceKind.Product, [1]), many.Reduce(ReduceKind.Max, [1])], 1));
            s.Give("moved", many.Transpose([0, 2, 1]).Slice(1, 1, 2).Flatten().Cast(DType.UInt8).Reshape(["N", 2, 3]));
            s.Give(s.X(["N", 3]));
        });
    }

    private static IEnumerable<Case> Held()
    {
        yield return new Case("a literal picture", s => s.Give(s.Picture(3, 2, 2).Multiply(s.Builder.Literal(
            TensorLiteral.Of<float>([.. Enumerable.Range(0, 12).Select(i => (i - 5) / 4f)], 3, 2, 2)).Cast(s.Element))));
        yield return new Case("a trained value", s => s.Give(
            s.Picture(5, 2, 3).Conv2d(7, 1).Add(s.Builder.Variable([7, 1, 1], name: "shift").Cast(s.Element)).Relu()));
        yield return new Case("a value of statistics", s =>
            s.Give(s.X(["N", 4, 3]).Add(s.Builder.Variable([4, 3], ParameterRole.Statistic).Cast(s.Element))));
        yield return new Case("numbers that are made", s => s.Give(
            s.X(["N", 6]).Multiply(s.Builder.Fill(["N", 6], 0.75, s.Element)).Add(s.Builder.Arange(6, -1, 0.5, s.Element))));
        yield return new Case("a shape as a value", s =>
        {
            var x = s.Picture(5, 3, 4);
            s.Give("shape", x.ShapeOf());
            s.Give(x.Divide(x.ShapeOf(0, -2).Cast(s.Element).Reduce(ReduceKind.Product, [0])));
        });
    }

    private static IEnumerable<Case> Joined()
    {
        foreach (var kind in new[] { ReduceKind.Product, ReduceKind.SumOfSquares, ReduceKind.L1, ReduceKind.L2, ReduceKind.LogSum, ReduceKind.LogSumExp })
        {
            yield return new Case($"{kind} of pictures", s => s.Give(s.X(["N", 5, 2, 3], low: 0.5, high: 1.5).Reduce(kind, [2, -1], keepAxes: true)));
            yield return new Case($"{kind} of rows", s => s.Give(s.X(["N", 5], low: 0.5, high: 1.5).Negate().Abs().Reduce(kind, [1])));
        }
    }
}
