using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>What is true or false of each element by itself; no gradient comes back.</summary>
internal abstract class TestScalar<TOp> : ScalarOp<TOp>
    where TOp : Op
{
    protected abstract bool Holds(TOp op, Value x, int element);

    protected sealed override void Forward(TOp op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.Y.Whole[i] = Holds(op, call.X, i) ? 1 : 0;
        }
    }

    protected sealed override void Backward(TOp op, Call call)
    {
    }
}

internal sealed class IsNaNScalar : TestScalar<IsNaN>
{
    protected override bool Holds(IsNaN op, Value x, int element) => double.IsNaN(x.Data[element]);
}

internal sealed class IsInfinityScalar : TestScalar<IsInfinity>
{
    protected override bool Holds(IsInfinity op, Value x, int element) =>
        (op.Positive && double.IsPositiveInfinity(x.Data[element])) || (op.Negative && double.IsNegativeInfinity(x.Data[element]));
}

internal sealed class NotScalar : TestScalar<Not>
{
    protected override bool Holds(Not op, Value x, int element) => x.Whole[element] == 0;
}
