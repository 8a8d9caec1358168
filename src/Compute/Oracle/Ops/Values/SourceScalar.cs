using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>An op that takes nothing: each element by its number.</summary>
internal abstract class SourceScalar<TOp> : ScalarOp<TOp>
    where TOp : Op
{
    protected abstract double Number(TOp op, int element);

    protected abstract long WholeNumber(TOp op, int element);

    protected sealed override void Forward(TOp op, Call call)
    {
        for (var i = 0; i < call.Y.Count; i++)
        {
            if (call.Y.Element.IsFloating())
            {
                call.Y.Data[i] = Number(op, i);
            }
            else
            {
                call.Y.Whole[i] = WholeNumber(op, i);
            }
        }
    }

    protected sealed override void Backward(TOp op, Call call)
    {
    }
}

internal sealed class FillScalar : SourceScalar<Fill>
{
    protected override double Number(Fill op, int element) => op.Value;

    protected override long WholeNumber(Fill op, int element) => (long)op.Value;
}

/// <summary>Whole numbers are counted in whole numbers.</summary>
internal sealed class ArangeScalar : SourceScalar<Arange>
{
    protected override double Number(Arange op, int element) => op.Start + (element * op.Step);

    protected override long WholeNumber(Arange op, int element) => (long)op.Start + (element * (long)op.Step);
}
