using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>Each next one is the best of those behind the one before it, in the order of numbers and then of places.</summary>
internal sealed class TopKScalar : ScalarOp<TopK>
{
    protected override void Forward(TopK op, Call call)
    {
        for (var number = 0; number < Line.Count(call.X, op.Axis); number++)
        {
            var (from, to) = (Line.Of(call.X, op.Axis, number), Line.Of(call.Y, op.Axis, number));
            var last = -1;
            for (var k = 0; k < op.Count; k++)
            {
                last = Next(op, call.X, from, last);
                call.Y.Whole[to.At(k)] = call.X.Whole[from.At(last)];
                call.Outputs[1].Whole[to.At(k)] = last;
            }
        }
    }

    protected override void Backward(TopK op, Call call)
    {
        for (var number = 0; number < Line.Count(call.X, op.Axis); number++)
        {
            var (from, to) = (Line.Of(call.X, op.Axis, number), Line.Of(call.Y, op.Axis, number));
            for (var k = 0; k < op.Count; k++)
            {
                call.X.Gradient[from.At((int)call.Outputs[1].Whole[to.At(k)])] += call.Y.Gradient[to.At(k)];
            }
        }
    }

    private static int Next(TopK op, Value x, Line line, int last)
    {
        var best = -1;
        for (var place = 0; place < line.Size; place++)
        {
            if ((last < 0 || ComesBefore(op, x, line, last, place)) && (best < 0 || ComesBefore(op, x, line, place, best)))
            {
                best = place;
            }
        }

        return best;
    }

    private static bool ComesBefore(TopK op, Value x, Line line, int place, int other)
    {
        var compared = line.Compare(x, place, other) * (op.Largest ? 1 : -1);
        return compared > 0 || (compared == 0 && place < other);
    }
}
