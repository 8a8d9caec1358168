using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>The place of an extreme along an axis; no gradient comes back.</summary>
internal abstract class ArgumentScalar<TOp> : ScalarOp<TOp>
    where TOp : Op
{
    /// <summary>The axis, whether the last of equal numbers counts, and 1 for the largest or -1 for the smallest.</summary>
    protected abstract (int Axis, bool SelectLast, int Sign) Rule(TOp op);

    protected sealed override void Forward(TOp op, Call call)
    {
        var (axis, selectLast, sign) = Rule(op);
        for (var number = 0; number < call.Y.Count; number++)
        {
            var line = Line.Of(call.X, axis, number);
            var best = 0;
            for (var place = 1; place < line.Size; place++)
            {
                var compared = sign * line.Compare(call.X, place, best);
                best = compared > 0 || (compared == 0 && selectLast) ? place : best;
            }

            call.Y.Whole[number] = best;
        }
    }

    protected sealed override void Backward(TOp op, Call call)
    {
    }
}

internal sealed class ArgMaxScalar : ArgumentScalar<ArgMax>
{
    protected override (int Axis, bool SelectLast, int Sign) Rule(ArgMax op) => (op.Axis, op.SelectLast, 1);
}

internal sealed class ArgMinScalar : ArgumentScalar<ArgMin>
{
    protected override (int Axis, bool SelectLast, int Sign) Rule(ArgMin op) => (op.Axis, op.SelectLast, -1);
}
