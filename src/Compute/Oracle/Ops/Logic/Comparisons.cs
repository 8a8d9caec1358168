using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>What is true or false of two elements; dimensions of 1 stretch, and no gradient comes back.</summary>
internal abstract class ComparisonScalar<TOp> : ScalarOp<TOp>
    where TOp : Op
{
    protected abstract bool Holds(double a, double b);

    protected abstract bool Holds(long a, long b);

    protected sealed override void Forward(TOp op, Call call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        for (var i = 0; i < call.Y.Count; i++)
        {
            var (atA, atB) = (Broadcast.Source(a, call.Y, i), Broadcast.Source(b, call.Y, i));
            var holds = a.Element.IsFloating() ? Holds(a.Data[atA], b.Data[atB]) : Holds(a.Whole[atA], b.Whole[atB]);
            call.Y.Whole[i] = holds ? 1 : 0;
        }
    }

    protected sealed override void Backward(TOp op, Call call)
    {
    }
}

internal sealed class EqualScalar : ComparisonScalar<Equal>
{
    protected override bool Holds(double a, double b) => a == b;

    protected override bool Holds(long a, long b) => a == b;
}

internal sealed class LessScalar : ComparisonScalar<Less>
{
    protected override bool Holds(double a, double b) => a < b;

    protected override bool Holds(long a, long b) => a < b;
}

internal sealed class LessOrEqualScalar : ComparisonScalar<LessOrEqual>
{
    protected override bool Holds(double a, double b) => a <= b;

    protected override bool Holds(long a, long b) => a <= b;
}

internal sealed class GreaterScalar : ComparisonScalar<Greater>
{
    protected override bool Holds(double a, double b) => a > b;

    protected override bool Holds(long a, long b) => a > b;
}

internal sealed class GreaterOrEqualScalar : ComparisonScalar<GreaterOrEqual>
{
    protected override bool Holds(double a, double b) => a >= b;

    protected override bool Holds(long a, long b) => a >= b;
}
