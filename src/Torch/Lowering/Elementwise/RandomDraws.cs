using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Elementwise;

/// <summary>
/// Ops that draw random numbers in training. A number belongs to the seed, the step's name, the number of training steps taken and the place of its element, as
/// in the managed engines, and is computed on the device: the same elements are dropped on every engine.
/// </summary>
internal static class RandomDraws
{
    public static OpLowering[] All { get; } =
    [
        Lowered.By<Dropout>((op, call) => Dropped(call, op.Probability, call.X.shape), Casting.AsTheyCome),
        Lowered.By<StochasticDepth>(
            (op, call) => Dropped(call, op.Probability, [call.X.shape[0], .. call.X.shape.Skip(1).Select(_ => 1L)]), Casting.AsTheyCome),
    ];

    /// <summary>The slope below 0 is drawn anew for each number in training, and the mean of the limits otherwise.</summary>
    public static Tensor RandomisedLeakyRelu(RandomisedLeakyRelu op, Call call)
    {
        var x = call.X;
        if (!call.IsTraining)
        {
            return x.LeakyRelu(((double)op.Lower + op.Upper) / 2);
        }

        var slopes = call.Uniform(x.shape).Mul(op.Upper - op.Lower).Add(op.Lower);
        return torch.where(x.Gt(0), x, x * slopes.type(x.dtype));
    }

    private static Tensor Dropped(Call call, float probability, long[] shape)
    {
        if (!call.IsTraining || probability == 0)
        {
            return call.X.alias();
        }

        var kept = call.Uniform(shape).Ge(probability).type(call.X.dtype).Mul(1 / (1.0 - probability));
        return call.X * kept;
    }
}
