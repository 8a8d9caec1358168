using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;
using static TorchSharp.torch.nn.functional;

namespace MLNetVision.Torch.Lowering.Elementwise;

/// <summary>Functions of each number by itself that networks have between their layers.</summary>
internal static class ActivationLowerings
{
    private const double RootTwoOverPi = 0.79788456080286536;
    private const double Cubic = 0.044715;

    // Above it the exponential no longer changes the sum in double precision.
    private const double LinearFrom = 40;

    public static OpLowering[] All { get; } =
    [
        Lowered.One<Affine>((op, x) => x.Mul(op.Factor).Add(op.Shift), Casting.AsTheyCome),
        Lowered.One<Relu>((_, x) => x.relu(), Casting.AsTheyCome),
        Lowered.One<Relu6>((_, x) => x.HardTanh(0, 6)),
        Lowered.One<LeakyRelu>((op, x) => x.LeakyRelu(op.Slope), Casting.AsTheyCome),
        Lowered.By<ParametricRelu>((_, call) => call.X.prelu(call.Parameter("weight")), Casting.AsTheyCome),
        Lowered.By<RandomisedLeakyRelu>(RandomDraws.RandomisedLeakyRelu),
        Lowered.One<Elu>((op, x) => x.Elu(op.Alpha, 1)),
        Lowered.One<Selu>((_, x) => x.selu()),
        Lowered.One<Gelu>((op, x) => op.TanhApproximation ? GeluByTanh(x) : gelu(x)),
        Lowered.One<Silu>((_, x) => x.silu(), Casting.AsTheyCome),
        Lowered.One<HardSwish>((_, x) => HardSwish(x), Casting.AsTheyCome),
        Lowered.One<Sigmoid>((_, x) => x.sigmoid(), Casting.AsTheyCome),
        Lowered.One<Tanh>((_, x) => x.tanh(), Casting.AsTheyCome),
        Lowered.One<HardTanh>((op, x) => x.HardTanh(op.Min, op.Max)),
        Lowered.One<HardSigmoid>((_, x) => hardsigmoid(x)),
        Lowered.One<Softplus>((op, x) => softplus(x, op.Beta, LinearFrom)),
        Lowered.One<Softsign>((_, x) => x / x.abs().Add(1)),
        Lowered.One<Softmax>((op, x) => x.softmax(op.Axis)),
        Lowered.One<LogSoftmax>((op, x) => x.log_softmax(op.Axis)),
    ];

    /// <summary>x (x + 3) / 6 from -3 to 3, both included: libtorch's own takes the slope at 3 from one side or the other, as its vectors fall.</summary>
    private static Tensor HardSwish(Tensor x)
    {
        var (isBelow, isAbove) = (x.Lt(-3), x.Gt(3));
        return torch.where(isAbove, x, (x * x.Add(3)).Div(6).MaskedFill(isBelow, 0));
    }

    private static Tensor GeluByTanh(Tensor x) => x * x.Plus((x * x * x).Mul(Cubic)).Mul(RootTwoOverPi).tanh().Add(1).Mul(0.5);
}
