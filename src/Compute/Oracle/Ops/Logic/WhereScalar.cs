using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>The bits of one of two elements; its gradient goes to that one alone.</summary>
internal sealed class WhereScalar : ScalarOp<Where>
{
    protected override void Forward(Where op, Call call)
    {
        for (var i = 0; i < call.Y.Count; i++)
        {
            var chosen = Chosen(call, i);
            call.Y.Whole[i] = chosen.Whole[Broadcast.Source(chosen, call.Y, i)];
        }
    }

    protected override void Backward(Where op, Call call)
    {
        for (var i = 0; i < call.Y.Count; i++)
        {
            var chosen = Chosen(call, i);
            chosen.Gradient[Broadcast.Source(chosen, call.Y, i)] += call.Y.Gradient[i];
        }
    }

    private static Value Chosen(Call call, int element) =>
        call.Inputs[call.X.Whole[Broadcast.Source(call.X, call.Y, element)] != 0 ? 1 : 2];
}
