using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>A function of each number by itself, floating or whole, and its derivative.</summary>
internal abstract class NumberScalar<TOp> : ScalarOp<TOp>
    where TOp : NumberFunction
{
    protected abstract double Value(double x);

    protected abstract long Value(long x);

    protected abstract double Slope(double x);

    protected sealed override void Forward(TOp op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            if (call.X.Element.IsFloating())
            {
                call.Y.Data[i] = Value(call.X.Data[i]);
            }
            else
            {
                call.Y.Whole[i] = Value(call.X.Whole[i]);
            }
        }
    }

    protected sealed override void Backward(TOp op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.X.Gradient[i] += call.Y.Gradient[i] * Slope(call.X.Data[i]);
        }
    }
}

internal sealed class NegateScalar : NumberScalar<Negate>
{
    protected override double Value(double x) => -x;

    protected override long Value(long x) => unchecked(-x);

    protected override double Slope(double x) => -1;
}

internal sealed class AbsScalar : NumberScalar<Abs>
{
    protected override double Value(double x) => Math.Abs(x);

    protected override long Value(long x) => x < 0 ? unchecked(-x) : x;

    protected override double Slope(double x) => x > 0 ? 1 : x < 0 ? -1 : 0;
}

internal sealed class SignScalar : NumberScalar<Sign>
{
    protected override double Value(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    protected override long Value(long x) => Math.Sign(x);

    protected override double Slope(double x) => 0;
}
