using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>A function of each number by itself, and its derivative; where there is a kink, the one that PyTorch takes.</summary>
internal abstract class ActivationScalar<TOp> : ScalarOp<TOp>
    where TOp : Op
{
    protected abstract double Value(TOp op, double x);

    protected abstract double Slope(TOp op, double x);

    protected sealed override void Forward(TOp op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.Y.Data[i] = Value(op, call.X.Data[i]);
        }
    }

    protected sealed override void Backward(TOp op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.X.Gradient[i] += call.Y.Gradient[i] * Slope(op, call.X.Data[i]);
        }
    }
}
