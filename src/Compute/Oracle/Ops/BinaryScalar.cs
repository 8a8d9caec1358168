using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>A function of two numbers, one of each input; dimensions of 1 stretch.</summary>
internal abstract class BinaryScalar<TOp> : ScalarOp<TOp>
    where TOp : Op
{
    protected abstract double Value(double a, double b);

    /// <summary>The derivatives with respect to both.</summary>
    protected abstract (double A, double B) Slopes(double a, double b);

    protected sealed override void Forward(TOp op, Call call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        for (var i = 0; i < call.Y.Count; i++)
        {
            call.Y.Data[i] = Value(a.Data[Broadcast.Source(a, call.Y, i)], b.Data[Broadcast.Source(b, call.Y, i)]);
        }
    }

    protected sealed override void Backward(TOp op, Call call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        for (var i = 0; i < call.Y.Count; i++)
        {
            var (atA, atB) = (Broadcast.Source(a, call.Y, i), Broadcast.Source(b, call.Y, i));
            var slopes = Slopes(a.Data[atA], b.Data[atB]);
            a.Gradient[atA] += call.Y.Gradient[i] * slopes.A;
            b.Gradient[atB] += call.Y.Gradient[i] * slopes.B;
        }
    }
}

internal sealed class AddScalar : BinaryScalar<Add>
{
    protected override double Value(double a, double b) => a + b;

    protected override (double A, double B) Slopes(double a, double b) => (1, 1);
}

internal sealed class SubtractScalar : BinaryScalar<Subtract>
{
    protected override double Value(double a, double b) => a - b;

    protected override (double A, double B) Slopes(double a, double b) => (1, -1);
}

internal sealed class MultiplyScalar : BinaryScalar<Multiply>
{
    protected override double Value(double a, double b) => a * b;

    protected override (double A, double B) Slopes(double a, double b) => (b, a);
}
