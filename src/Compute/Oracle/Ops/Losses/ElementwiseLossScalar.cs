using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>A loss that compares number by number. The gradient reaches the target too: it may be computed.</summary>
internal abstract class ElementwiseLossScalar<TOp> : ScalarOp<TOp>
    where TOp : ElementwiseLoss
{
    /// <summary>The loss of a prediction x whose target is y.</summary>
    protected abstract double Value(TOp op, double x, double y);

    /// <summary>Its derivatives with respect to both.</summary>
    protected abstract (double X, double Y) Slopes(TOp op, double x, double y);

    protected sealed override void Forward(TOp op, Call call)
    {
        var sum = 0.0;
        for (var i = 0; i < call.X.Count; i++)
        {
            sum += Value(op, call.X.Data[i], call.Inputs[1].Data[i]);
        }

        call.Y.Data[0] = sum / Divisor(op, call);
    }

    protected sealed override void Backward(TOp op, Call call)
    {
        var gradient = call.Y.Gradient[0] / Divisor(op, call);
        for (var i = 0; i < call.X.Count; i++)
        {
            var (x, y) = Slopes(op, call.X.Data[i], call.Inputs[1].Data[i]);
            call.X.Gradient[i] += gradient * x;
            call.Inputs[1].Gradient[i] += gradient * y;
        }
    }

    private static int Divisor(TOp op, Call call) => op.Reduction == Reduction.Mean ? call.X.Count : 1;
}
