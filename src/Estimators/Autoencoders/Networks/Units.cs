using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>What follows a layer, and its derivative.</summary>
internal static class Units
{
    private const float Leak = 0.01f;

    /// <summary>Writes an activation.</summary>
    public static Tensor Activate(this Tensor x, UnitActivation activation, string? name = null) => activation switch
    {
        UnitActivation.Linear => x,
        UnitActivation.Relu => x.Relu(name),
        UnitActivation.LeakyRelu => x.LeakyRelu(Leak, name),
        UnitActivation.Elu => x.Elu(name: name),
        UnitActivation.Silu => x.Silu(name),
        UnitActivation.Tanh => x.Tanh(name),
        UnitActivation.Sigmoid => x.Sigmoid(name),
        _ => x.Softplus(name: name),
    };

    /// <summary>Writes the derivative of an activation at x; null where it is 1 everywhere.</summary>
    public static Tensor? Slope(this Tensor x, UnitActivation activation) => activation switch
    {
        UnitActivation.Linear => null,
        UnitActivation.Relu => x.IsPositive(),
        UnitActivation.LeakyRelu => x.IsPositive().Affine(1 - Leak, Leak),
        UnitActivation.Elu => x.Minimum(x.Builder.Literal(0)).Exp(),
        UnitActivation.Tanh => x.Tanh().Square().Affine(-1, 1),
        UnitActivation.Sigmoid => SigmoidSlope(x.Sigmoid()),
        UnitActivation.Softplus => x.Sigmoid(),
        _ => x.Sigmoid().Add(x.Multiply(SigmoidSlope(x.Sigmoid()))),
    };

    /// <summary>Writes x².</summary>
    public static Tensor Square(this Tensor x) => x.Multiply(x);

    private static Tensor IsPositive(this Tensor x) => x.Greater(x.Builder.Literal(0)).Cast(DType.Float32);

    private static Tensor SigmoidSlope(Tensor sigmoid) => sigmoid.Multiply(sigmoid.Affine(-1, 1));
}
