using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>A function of two numbers, one of each input; dimensions of 1 stretch.</summary>
internal abstract class BinaryScalar<TOp> : ScalarOp<TOp>
    where TOp : Op
{
    protected abstract double Value(TOp op, double a, double b);

    protected abstract long Value(TOp op, Call call, long a, long b);

    /// <summary>The derivatives with respect to both.</summary>
    protected abstract (double A, double B) Slopes(TOp op, double a, double b);

    protected sealed override void Forward(TOp op, Call call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        for (var i = 0; i < call.Y.Count; i++)
        {
            var (atA, atB) = (Broadcast.Source(a, call.Y, i), Broadcast.Source(b, call.Y, i));
            if (a.Element.IsFloating())
            {
                call.Y.Data[i] = Value(op, a.Data[atA], b.Data[atB]);
            }
            else
            {
                call.Y.Whole[i] = Value(op, call, a.Whole[atA], b.Whole[atB]);
            }
        }
    }

    protected sealed override void Backward(TOp op, Call call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        for (var i = 0; i < call.Y.Count; i++)
        {
            var (atA, atB) = (Broadcast.Source(a, call.Y, i), Broadcast.Source(b, call.Y, i));
            var slopes = Slopes(op, a.Data[atA], b.Data[atB]);
            a.Gradient[atA] += call.Y.Gradient[i] * slopes.A;
            b.Gradient[atB] += call.Y.Gradient[i] * slopes.B;
        }
    }
}
