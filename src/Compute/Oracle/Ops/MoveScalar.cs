using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>An op that computes nothing: every element of the result is an element of the value, whose bits are copied, or a constant.</summary>
internal abstract class MoveScalar<TOp> : ScalarOp<TOp>
    where TOp : Op
{
    /// <summary>The element of the value that an element of the result is, or -1 where it is none.</summary>
    protected abstract int Source(TOp op, Call call, int element);

    /// <summary>What an element of the result is that is none of the value's.</summary>
    protected virtual double Constant(TOp op) => 0;

    /// <summary>Refuses sizes that only the data shows.</summary>
    protected virtual void Check(TOp op, Call call)
    {
    }

    protected sealed override void Forward(TOp op, Call call)
    {
        Check(op, call);
        for (var i = 0; i < call.Y.Count; i++)
        {
            if (Source(op, call, i) is >= 0 and var source)
            {
                call.Y.Whole[i] = call.X.Whole[source];
            }
            else
            {
                Fill(call.Y, i, Constant(op));
            }
        }
    }

    private static void Fill(Value value, int element, double constant)
    {
        if (value.Element.IsFloating())
        {
            value.Data[element] = constant;
        }
        else
        {
            value.Whole[element] = (long)constant;
        }
    }

    protected sealed override void Backward(TOp op, Call call)
    {
        for (var i = 0; i < call.Y.Count; i++)
        {
            if (Source(op, call, i) is >= 0 and var source)
            {
                call.X.Gradient[source] += call.Y.Gradient[i];
            }
        }
    }
}

internal sealed class FlattenScalar : MoveScalar<Flatten>
{
    protected override int Source(Flatten op, Call call, int element) => element;
}

internal sealed class ReshapeScalar : MoveScalar<Reshape>
{
    protected override int Source(Reshape op, Call call, int element) => element;

    protected override void Check(Reshape op, Call call)
    {
        if (call.X.Count != call.Y.Count)
        {
            throw call.Fail($"{op.Target} to have as many numbers as {call.X}", $"{call.Y}", "Give sizes for which both shapes agree.");
        }
    }
}

internal sealed class TransposeScalar : MoveScalar<Transpose>
{
    protected override int Source(Transpose op, Call call, int element)
    {
        var source = 0;
        for (var axis = call.Y.Rank - 1; axis >= 0; axis--)
        {
            source += element % call.Y.Dims[axis] * call.X.Product(op.Order[axis] + 1, call.X.Rank);
            element /= call.Y.Dims[axis];
        }

        return source;
    }
}

internal sealed class SliceScalar : MoveScalar<Slice>
{
    protected override int Source(Slice op, Call call, int element)
    {
        var axis = AxisOf(op, call);
        var inner = call.X.Product(axis + 1, call.X.Rank);
        var place = op.Start + (element / inner % op.Length * op.Step);
        return (((element / inner / op.Length * call.X.Dims[axis]) + place) * inner) + (element % inner);
    }

    protected override void Check(Slice op, Call call)
    {
        var size = call.X.Dims[AxisOf(op, call)];
        if (op.Start + ((op.Length - 1) * op.Step) >= size)
        {
            throw call.Fail($"a value that a slice of {op.Start} + {op.Length} places of step {op.Step} fits into", $"{call.X}", "Give a larger one.");
        }
    }

    private static int AxisOf(Slice op, Call call) => op.Axis < 0 ? op.Axis + call.X.Rank : op.Axis;
}
