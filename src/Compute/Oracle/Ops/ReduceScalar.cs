using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>Among equal maxima or minima the gradient is shared evenly, as PyTorch's amax and amin do.</summary>
internal sealed class ReduceScalar : ScalarOp<Reduce>
{
    protected override void Forward(Reduce op, Call call)
    {
        var seen = new bool[call.Y.Count];
        for (var i = 0; i < call.X.Count; i++)
        {
            var target = Target(op, call.X, i);
            call.Y.Data[target] = seen[target] ? Join(op.Kind, call.Y.Data[target], call.X.Data[i]) : call.X.Data[i];
            seen[target] = true;
        }

        if (op.Kind == ReduceKind.Mean)
        {
            for (var i = 0; i < call.Y.Count; i++)
            {
                call.Y.Data[i] /= call.X.Count / call.Y.Count;
            }
        }
    }

    protected override void Backward(Reduce op, Call call)
    {
        var winners = new int[call.Y.Count];
        for (var i = 0; i < call.X.Count; i++)
        {
            winners[Target(op, call.X, i)] += Wins(op, call, i) ? 1 : 0;
        }

        for (var i = 0; i < call.X.Count; i++)
        {
            if (Wins(op, call, i))
            {
                var target = Target(op, call.X, i);
                call.X.Gradient[i] += call.Y.Gradient[target] / (op.Kind == ReduceKind.Sum ? 1 : winners[target]);
            }
        }
    }

    private static double Join(ReduceKind kind, double a, double b) => kind switch
    {
        ReduceKind.Max => Math.Max(a, b),
        ReduceKind.Min => Math.Min(a, b),
        _ => a + b,
    };

    /// <summary>Whether an element has a part in its result.</summary>
    private static bool Wins(Reduce op, Call call, int i) =>
        op.Kind is ReduceKind.Sum or ReduceKind.Mean || call.X.Data[i].Equals(call.Y.Data[Target(op, call.X, i)]);

    private static int Target(Reduce op, Value x, int element)
    {
        var (target, stride) = (0, 1);
        for (var axis = x.Rank - 1; axis >= 0; axis--)
        {
            if (!op.Axes.Contains(axis) && !op.Axes.Contains(axis - x.Rank))
            {
                target += element % x.Dims[axis] * stride;
                stride *= x.Dims[axis];
            }

            element /= x.Dims[axis];
        }

        return target;
    }
}
