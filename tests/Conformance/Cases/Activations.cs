using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

internal static class Activations
{
    private static readonly Op[] Ops =
    [
        new Affine(-1.5f, 0.3f),
        new Sigmoid(), new Tanh(), new HardTanh(), new HardTanh(-0.5f, 1.5f), new Softplus(), new Softplus(3), new Softsign(), new Relu(), new Relu6(),
        new LeakyRelu(), new LeakyRelu(0.3f), new Elu(), new Elu(0.4f), new Selu(), new Gelu(), new Gelu(true), new Silu(), new HardSwish(), new HardSigmoid(),
        new ParametricRelu(), new ParametricRelu(PerChannel: true), new RandomisedLeakyRelu(), new Dropout(0.3f),
        new StochasticDepth(0.4f),
    ];

    public static IEnumerable<Case> All() => [.. OnPictures(), .. OnRows(), .. AfterConvolutions(), .. FarOut()];

    private static IEnumerable<Case> OnPictures() =>
        Ops.Select(op => new Case($"{op} on pictures", s => s.Give(s.X(["N", 5, 3, 4], low: -8, high: 8).Then(op))));

    /// <summary>Numbers in a row from none but one to two vectors and one.</summary>
    private static IEnumerable<Case> OnRows() => Ops.SelectMany(op => new[] { 1, 15, 33 }, (op, width) =>
        new Case($"{op} on rows of {width}", s => s.Give(s.X(["N", width], low: -4, high: 4).Then(op))));

    /// <summary>Where engines may compute both in one go.</summary>
    private static IEnumerable<Case> AfterConvolutions() =>
        Ops.Select(op => new Case($"conv and {op}", s => s.Give(s.Picture(3, 5, 4).Conv2d(17, 3, padding: 1).Then(op))));

    /// <summary>Cubes of numbers, so that many are near zero and some where exponentials overflow or vanish.</summary>
    private static IEnumerable<Case> FarOut() => Ops.Where(op => op is Sigmoid or Tanh or Softplus or Elu or Selu or Gelu or Silu).Select(op =>
        new Case($"{op} far out", s =>
        {
            var x = s.X(["N", 35], low: -5, high: 5);
            s.Give(x.Multiply(x).Multiply(x).Then(op));
        }));
}
