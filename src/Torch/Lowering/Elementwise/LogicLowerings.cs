using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering.Elementwise;

/// <summary>What is true or false, and bits of whole numbers.</summary>
internal static class LogicLowerings
{
    public static OpLowering[] All { get; } =
    [
        Lowered.Two<Equal>((_, a, b) => a.eq(b)),
        Lowered.Two<Less>((_, a, b) => a.lt(b)),
        Lowered.Two<LessOrEqual>((_, a, b) => a.le(b)),
        Lowered.Two<Greater>((_, a, b) => a.gt(b)),
        Lowered.Two<GreaterOrEqual>((_, a, b) => a.ge(b)),
        Lowered.One<IsNaN>((_, x) => x.isnan()),
        Lowered.One<IsInfinity>(IsInfinity),
        Lowered.One<Not>((_, x) => x.logical_not()),
        Lowered.Two<And>((_, a, b) => a.logical_and(b)),
        Lowered.Two<Or>((_, a, b) => a.logical_or(b)),
        Lowered.Two<Xor>((_, a, b) => a.logical_xor(b)),
        Lowered.By<Where>((_, call) => torch.where(call.Inputs[0], call.Inputs[1], call.Inputs[2])),
        Lowered.One<BitNot>((_, x) => x.bitwise_not()),
        Lowered.Two<BitAnd>((_, a, b) => a.bitwise_and(b)),
        Lowered.Two<BitOr>((_, a, b) => a.bitwise_or(b)),
        Lowered.Two<BitXor>((_, a, b) => a.bitwise_xor(b)),
        Lowered.Two<BitShift>((op, a, b) => Shifts.Shift(a, b, op.Right)),
    ];

    private static Tensor IsInfinity(IsInfinity op, Tensor x) => (op.Positive, op.Negative) switch
    {
        (true, true) => x.isinf(),
        (true, false) => x.isposinf(),
        (false, true) => x.isneginf(),
        _ => x.ne(x).logical_and(x.eq(x)),
    };
}
