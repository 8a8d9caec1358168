using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>A function of two whole numbers or truths; dimensions of 1 stretch, and no gradient comes back.</summary>
internal abstract class WholePairScalar<TOp> : ScalarOp<TOp>
    where TOp : Op
{
    protected abstract long Value(TOp op, long a, long b);

    protected sealed override void Forward(TOp op, Call call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        for (var i = 0; i < call.Y.Count; i++)
        {
            call.Y.Whole[i] = Value(op, a.Whole[Broadcast.Source(a, call.Y, i)], b.Whole[Broadcast.Source(b, call.Y, i)]);
        }
    }

    protected sealed override void Backward(TOp op, Call call)
    {
    }
}

internal sealed class AndScalar : WholePairScalar<And>
{
    protected override long Value(And op, long a, long b) => a & b;
}

internal sealed class OrScalar : WholePairScalar<Or>
{
    protected override long Value(Or op, long a, long b) => a | b;
}

internal sealed class XorScalar : WholePairScalar<Xor>
{
    protected override long Value(Xor op, long a, long b) => a ^ b;
}

internal sealed class BitAndScalar : WholePairScalar<BitAnd>
{
    protected override long Value(BitAnd op, long a, long b) => a & b;
}

internal sealed class BitOrScalar : WholePairScalar<BitOr>
{
    protected override long Value(BitOr op, long a, long b) => a | b;
}

internal sealed class BitXorScalar : WholePairScalar<BitXor>
{
    protected override long Value(BitXor op, long a, long b) => a ^ b;
}

/// <summary>Places beyond those of 64 bits leave nothing.</summary>
internal sealed class BitShiftScalar : WholePairScalar<BitShift>
{
    protected override long Value(BitShift op, long a, long b) => b is < 0 or > 63 ? 0 : op.Right ? a >>> (int)b : a << (int)b;
}
