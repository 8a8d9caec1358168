using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>Blocks of each input one after the other: what an input has along the axis and the axes within.</summary>
internal sealed class ConcatScalar : ScalarOp<Concat>
{
    protected override void Forward(Concat op, Call call)
    {
        var start = 0;
        foreach (var input in call.Inputs)
        {
            var (block, stride) = Blocks(op, call, input);
            for (var i = 0; i < input.Count; i++)
            {
                call.Y.Whole[start + (i / block * stride) + (i % block)] = input.Whole[i];
            }

            start += block;
        }
    }

    protected override void Backward(Concat op, Call call)
    {
        var start = 0;
        foreach (var input in call.Inputs)
        {
            var (block, stride) = Blocks(op, call, input);
            for (var i = 0; i < input.Count; i++)
            {
                input.Gradient[i] += call.Y.Gradient[start + (i / block * stride) + (i % block)];
            }

            start += block;
        }
    }

    private static (int Block, int Stride) Blocks(Concat op, Call call, Value input)
    {
        var axis = op.Axis < 0 ? op.Axis + call.Y.Rank : op.Axis;
        return (input.Product(axis, input.Rank), call.Y.Product(axis, call.Y.Rank));
    }
}
