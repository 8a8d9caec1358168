using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle.Cases;

/// <summary>Inputs reach from -8 to 8, so that both sides of every kink are met.</summary>
internal static class Activations
{
    public static IEnumerable<GradientCase> All =>
    [
        Of(new Affine(-1.5f, 0.3f)),
        Of(new Sigmoid()), Of(new Tanh()), Of(new HardTanh()), Of(new HardTanh(-2.5f, 0.5f)), Of(new Softplus()), Of(new Softplus(3)), Of(new Softsign()),
        Of(new Relu()), Of(new LeakyRelu()), Of(new LeakyRelu(0.3f)), Of(new ParametricRelu()), Of(new ParametricRelu(PerChannel: true)),
        Of(new RandomisedLeakyRelu()), Of(new Relu6()), Of(new Elu()), Of(new Elu(0.4f)), Of(new Selu()), Of(new Gelu()), Of(new Gelu(TanhApproximation: true)),
        Of(new Silu()), Of(new HardSwish()), Of(new HardSigmoid()),
    ];

    private static GradientCase Of(Op op) => new($"{op}", b =>
    {
        var x = b.Input("x", [2, 3, 7], DType.Float64);
        return x.Add(x).Add(x.Add(x)).Then(op);
    });
}
