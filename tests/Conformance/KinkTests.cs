using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Conformance;

/// <summary>Where a function has a kink or several numbers tie, every engine takes the slope that the oracle takes.</summary>
public class KinkTests
{
    private const double Rounding = 1e-5;

    // Kinks of all rectifiers, ties among neighbours, and zeros; [2, 3, 4, 4] of them.
    private static readonly float[] Special =
        [0, -0f, 1, 1, -1, 6, 3, -3, 0.5f, 0.5f, 0.5f, 2, 2, -2, 0, 0, 0.25f, -0.25f, 6, 6, 3, 3, -3, -3];

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Functions = new()
    {
        ["relu"] = x => x.Relu(),
        ["relu6"] = x => x.Relu6(),
        ["leaky relu"] = x => x.LeakyRelu(0.2f),
        ["elu"] = x => x.Elu(1.5f),
        ["selu"] = x => x.Selu(),
        ["gelu"] = x => x.Gelu(),
        ["gelu by tanh"] = x => x.Gelu(true),
        ["silu"] = x => x.Silu(),
        ["hard swish"] = x => x.HardSwish(),
        ["hard tanh"] = x => x.HardTanh(-1, 2),
        ["hard sigmoid"] = x => x.HardSigmoid(),
        ["softplus"] = x => x.Softplus(2),
        ["softsign"] = x => x.Softsign(),
        ["parametric relu"] = x => x.ParametricRelu(perChannel: true),
        ["abs"] = x => x.Abs(),
        ["sign"] = x => x.Sign(),
        ["round"] = x => x.Round(),
        ["maximum"] = x => x.Maximum(x.Reverse([3])),
        ["minimum"] = x => x.Minimum(x.Affine(-1)),
        ["square"] = x => x.Power(x.Builder.Literal(2)),
        ["zeroth power"] = x => x.Power(x.Builder.Literal(0)),
        ["powers of 0"] = x => x.Relu().Power(x.Abs().Affine(1, 1)),
        ["modulo"] = x => x.Modulo(x.Builder.Literal(1.5)),
        ["largest of rows"] = x => x.Reduce(ReduceKind.Max, [3]),
        ["smallest of pictures"] = x => x.Reduce(ReduceKind.Min, [2, 3]),
        ["length of zeros"] = x => x.Relu().Reduce(ReduceKind.L2, [3]),
        ["sizes"] = x => x.Reduce(ReduceKind.L1, [1]),
        ["product with zeros"] = x => x.Reduce(ReduceKind.Product, [3]),
        ["max pool"] = x => x.MaxPool2d(3, 2, 1),
        ["max pool of any axes"] = x => x.PoolNd(new PoolNd(PoolNdKind.Max, [2, 2]) { Stride = [1, 2], Before = [1, 0] }),
        ["norm pool"] = x => x.Relu().PoolNd(new PoolNd(PoolNdKind.Norm, [2, 2]) { P = 2 }),
        ["adaptive max pool"] = x => x.AdaptiveMaxPool2d((3, 2)),
        ["top"] = x => x.TopK(3).Values,
        ["extremes put to one place"] = x => x.Flatten().ScatterElements(
            x.Builder.Literal(TensorLiteral.Of<long>([1, 1, 1, 5, 1, 1, 1, 5], 2, 4)),
            x.Builder.Literal(TensorLiteral.Of<float>([0, 0, -1, 6, 0.5f, 2, 0, 2], 2, 4)).Add(x.Flatten().Slice(1, 14, 4).Affine(0.5f)), 1, ScatterKind.Max),
        ["the last put to a place"] = x => x.Flatten().ScatterElements(
            x.Builder.Literal(TensorLiteral.Of<long>([3, 3, 0, 3, 7, 7, 7, 0], 2, 4)), x.Flatten().Slice(1, 20, 4), 1),
        ["mirrored samples"] = x => x.GridSample(x.Slice(1, 0, 2).Transpose([0, 2, 3, 1]), GridPadding.Reflection, alignCorners: true),
        ["samples of the border"] = x => x.GridSample(x.Slice(1, 0, 2).Transpose([0, 2, 3, 1]), GridPadding.Border),
        ["squared distance"] = x => x.Then(new MeanSquaredError(), null, x.Reverse([2])),
        ["distance"] = x => x.Then(new MeanAbsoluteError(), null, x.Reverse([2])),
        ["smooth distance"] = x => x.Then(new SmoothL1(0.5f), null, x.Reverse([3])),
        ["hinge"] = x => x.Then(new Hinge(), null, x.Sign()),
        ["squared hinge"] = x => x.Then(new Hinge(Squared: true), null, x.Sign()),
        ["logistic loss"] = x => x.Then(new BinaryCrossEntropy(), null, x.HardSigmoid()),
        ["logistic loss of certainties"] = x => x.HardTanh(0, 1).Then(new BinaryCrossEntropy(FromLogits: false), null, x.HardSigmoid()),
    };

    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var engine in EnginesUnderTest.HeldToTheOracle)
            {
                foreach (var function in Functions.Keys)
                {
                    rows.Add(engine, function);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Slopes_at_kinks_and_ties_are_the_oracles(string engine, string function)
    {
        var network = Network.Build("kinks", b =>
        {
            var y = Functions[function](b.Input("x", [2, 3, 4, 4]));
            var axes = Axes.Create([.. Enumerable.Range(0, y.Shape.Rank)]);
            return new Dictionary<string, Tensor> { ["loss"] = y.Shape.Rank == 0 ? y : y.Multiply(y.Sin().Affine(0.25f, 1)).Reduce(ReduceKind.Sum, axes) };
        });
        var (expected, actual) = (Run(EnginesUnderTest.Oracle), Run(engine));

        Assert.Equal(expected.Loss, actual.Loss, Rounding * (1 + Math.Abs(expected.Loss)));
        Comparison.AssertNear(expected.Gradients, actual.Gradients, Rounding, function);

        (double Loss, Dictionary<string, double[]> Gradients) Run(string name)
        {
            var options = new SessionOptions { InputGradients = true, Threads = 1 };
            using var session = EnginesUnderTest.Make(name).Compile(network, NamedValues.Weights("kinks", network), options);
            var x = new HostTensor(DType.Float32, 2, 3, 4, 4);
            for (var i = 0; i < x.Count; i++)
            {
                x.As<float>()[i] = Special[i * 7 / 4 % Special.Length];
            }

            var gradients = network.Parameters.ToDictionary(p => p.Name, p => new HostTensor(DType.Float32, [.. p.Spec.Shape.Select(d => (int)d.Size)]));
            gradients["x"] = new HostTensor(DType.Float32, 2, 3, 4, 4);
            var loss = session.Gradients(new Dictionary<string, HostTensor> { ["x"] = x }, gradients);
            return (loss, Comparison.Numbers(gradients));
        }
    }
}
