using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>
/// Among equal maxima or minima the gradient is shared evenly, as PyTorch's amax and amin do. Logarithms are not rounded before they are differentiated.
/// </summary>
internal sealed class ReduceScalar : ScalarOp<Reduce>
{
    protected override void Forward(Reduce op, Call call)
    {
        var count = call.X.Count / call.Y.Count;
        for (var target = 0; target < call.Y.Count; target++)
        {
            if (call.X.Element.IsFloating())
            {
                call.Y.Data[target] = Joined(op, call.X, target, count);
            }
            else
            {
                call.Y.Whole[target] = JoinedWhole(op, call.X, target, count);
            }
        }
    }

    protected override void Backward(Reduce op, Call call)
    {
        var count = call.X.Count / call.Y.Count;
        for (var target = 0; target < call.Y.Count; target++)
        {
            var gradient = call.Y.Gradient[target];
            var y = op.Kind is ReduceKind.LogSum or ReduceKind.LogSumExp ? Joined(op, call.X, target, count) : call.Y.Data[target];
            var winners = op.Kind is ReduceKind.Max or ReduceKind.Min ? Equals(op, call.X, target, count, y) : count;
            for (var i = 0; i < count; i++)
            {
                var at = Element(op, call.X, target, i);
                call.X.Gradient[at] += gradient * (op.Kind == ReduceKind.Product
                    ? ProductOfOthers(op, call.X, target, count, i)
                    : Slope(op.Kind, call.X.Data[at], y, winners));
            }
        }
    }

    private static double Joined(Reduce op, Value x, int target, int count)
    {
        var most = op.Kind == ReduceKind.LogSumExp ? Extreme(op, x, target, count, Math.Max) : 0;
        most = double.IsFinite(most) ? most : 0;
        var sum = op.Kind == ReduceKind.Product ? 1.0 : 0;
        for (var i = 0; i < count && op.Kind is not (ReduceKind.Max or ReduceKind.Min); i++)
        {
            var value = x.Data[Element(op, x, target, i)];
            sum = op.Kind switch
            {
                ReduceKind.Product => sum * value,
                ReduceKind.SumOfSquares or ReduceKind.L2 => sum + (value * value),
                ReduceKind.L1 => sum + Math.Abs(value),
                ReduceKind.LogSumExp => sum + Math.Exp(value - most),
                _ => sum + value,
            };
        }

        return op.Kind switch
        {
            ReduceKind.Max => Extreme(op, x, target, count, Math.Max),
            ReduceKind.Min => Extreme(op, x, target, count, Math.Min),
            ReduceKind.Mean => sum / count,
            ReduceKind.L2 => Math.Sqrt(sum),
            ReduceKind.LogSum or ReduceKind.LogSumExp => Math.Log(sum) + most,
            _ => sum,
        };
    }

    private static long JoinedWhole(Reduce op, Value x, int target, int count)
    {
        var joined = x.Whole[Element(op, x, target, 0)];
        joined = op.Kind switch { ReduceKind.SumOfSquares => unchecked(joined * joined), ReduceKind.L1 => Math.Abs(joined), _ => joined };
        for (var i = 1; i < count; i++)
        {
            var value = x.Whole[Element(op, x, target, i)];
            joined = op.Kind switch
            {
                ReduceKind.Max => Math.Max(joined, value),
                ReduceKind.Min => Math.Min(joined, value),
                ReduceKind.Product => unchecked(joined * value),
                ReduceKind.SumOfSquares => unchecked(joined + (value * value)),
                ReduceKind.L1 => unchecked(joined + Math.Abs(value)),
                _ => unchecked(joined + value),
            };
        }

        return op.Kind == ReduceKind.Mean ? joined / count : joined;
    }

    private static double Extreme(Reduce op, Value x, int target, int count, Func<double, double, double> choose)
    {
        var extreme = x.Data[Element(op, x, target, 0)];
        for (var i = 1; i < count; i++)
        {
            extreme = choose(extreme, x.Data[Element(op, x, target, i)]);
        }

        return extreme;
    }

    private static int Equals(Reduce op, Value x, int target, int count, double y)
    {
        var equal = 0;
        for (var i = 0; i < count; i++)
        {
            equal += x.Data[Element(op, x, target, i)].Equals(y) ? 1 : 0;
        }

        return equal;
    }

    private static double ProductOfOthers(Reduce op, Value x, int target, int count, int but)
    {
        var product = 1.0;
        for (var i = 0; i < count; i++)
        {
            product *= i == but ? 1 : x.Data[Element(op, x, target, i)];
        }

        return product;
    }

    private static double Slope(ReduceKind kind, double x, double y, int count) => kind switch
    {
        ReduceKind.Mean => 1.0 / count,
        ReduceKind.Max or ReduceKind.Min => x.Equals(y) ? 1.0 / count : 0,
        ReduceKind.SumOfSquares => 2 * x,
        ReduceKind.L1 => x > 0 ? 1 : x < 0 ? -1 : 0,
        ReduceKind.L2 => y == 0 ? 0 : x / y,
        ReduceKind.LogSum => Math.Exp(-y),
        ReduceKind.LogSumExp => Math.Exp(x - y),
        _ => 1,
    };

    /// <summary>Where the element lies that is number i of those that become one, row by row.</summary>
    private static int Element(Reduce op, Value x, int target, int i)
    {
        var (element, stride) = (0, 1);
        for (var axis = x.Rank - 1; axis >= 0; axis--)
        {
            var size = x.Dims[axis];
            if (IsJoined(op.Axes, axis, x.Rank))
            {
                (i, var at) = Math.DivRem(i, size);
                element += at * stride;
            }
            else
            {
                (target, var at) = Math.DivRem(target, size);
                element += at * stride;
            }

            stride *= size;
        }

        return element;
    }

    private static bool IsJoined(Axes axes, int axis, int rank)
    {
        for (var i = 0; i < axes.Count; i++)
        {
            if (axes[i] == axis || axes[i] == axis - rank)
            {
                return true;
            }
        }

        return false;
    }
}
