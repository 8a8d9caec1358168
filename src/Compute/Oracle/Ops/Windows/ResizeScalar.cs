using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>Every new place takes of every combination of its taps along the axes the product of their shares.</summary>
internal sealed class ResizeScalar : ScalarOp<Resize>
{
    protected override void Forward(Resize op, Call call)
    {
        var taps = Taps(op, call);
        for (var i = 0; i < call.Y.Count; i++)
        {
            for (var k = 0; k < taps; k++)
            {
                var (element, share) = Source(op, call, i, k);
                if (!call.X.Element.IsFloating())
                {
                    call.Y.Whole[i] = element < 0 ? (long)op.Extrapolation : call.X.Whole[element];
                }
                else if (element >= 0)
                {
                    call.Y.Data[i] += share == 0 ? 0 : share * call.X.Data[element];
                }
                else
                {
                    call.Y.Data[i] = op.Extrapolation;
                    break;
                }
            }
        }
    }

    protected override void Backward(Resize op, Call call)
    {
        var taps = Taps(op, call);
        for (var i = 0; i < call.Y.Count; i++)
        {
            for (var k = 0; k < taps; k++)
            {
                if (Source(op, call, i, k) is { Element: >= 0 } source)
                {
                    call.X.Gradient[source.Element] += source.Share * call.Y.Gradient[i];
                }
            }
        }
    }

    private static int Taps(Resize op, Call call)
    {
        var taps = 1;
        for (var axis = 0; axis < call.Y.Rank; axis++)
        {
            taps *= Along(op, call, axis).Count;
        }

        return taps;
    }

    private static (int Element, double Share) Source(Resize op, Call call, int element, int combination)
    {
        var (source, stride, share) = (0, 1, 1.0);
        for (var axis = call.Y.Rank - 1; axis >= 0; axis--)
        {
            var along = Along(op, call, axis);
            (element, var place) = Math.DivRem(element, call.Y.Dims[axis]);
            (combination, var tap) = Math.DivRem(combination, along.Count);
            var taken = along.Of(place, tap);
            if (taken.Place < 0)
            {
                return (-1, 0);
            }

            source += taken.Place * stride;
            share *= taken.Share;
            stride *= call.X.Dims[axis];
        }

        return (source, share);
    }

    private static ResizeTaps Along(Resize op, Call call, int axis) => new(op, axis, call.X.Dims[axis], call.Y.Dims[axis]);
}
