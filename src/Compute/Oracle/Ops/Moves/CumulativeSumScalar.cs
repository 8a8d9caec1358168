using System.Numerics;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>The gradient is summed the other way.</summary>
internal sealed class CumulativeSumScalar : ScalarOp<CumulativeSum>
{
    protected override void Forward(CumulativeSum op, Call call)
    {
        for (var number = 0; number < Line.Count(call.X, op.Axis); number++)
        {
            var line = Line.Of(call.X, op.Axis, number);
            if (call.X.Element.IsFloating())
            {
                Sum(line, call.X.Data, call.Y.Data, op.Backwards, op.Exclusive);
            }
            else
            {
                Sum(line, call.X.Whole, call.Y.Whole, op.Backwards, op.Exclusive);
            }
        }
    }

    protected override void Backward(CumulativeSum op, Call call)
    {
        for (var number = 0; number < Line.Count(call.X, op.Axis); number++)
        {
            Sum(Line.Of(call.X, op.Axis, number), call.Y.Gradient, call.X.Gradient, !op.Backwards, op.Exclusive);
        }
    }

    /// <summary>Adds the sums to what is there.</summary>
    private static void Sum<T>(Line line, ReadOnlySpan<T> from, Span<T> to, bool backwards, bool exclusive)
        where T : INumberBase<T>
    {
        var sum = T.Zero;
        for (var i = 0; i < line.Size; i++)
        {
            var at = line.At(backwards ? line.Size - 1 - i : i);
            to[at] += exclusive ? sum : sum + from[at];
            sum += from[at];
        }
    }
}
