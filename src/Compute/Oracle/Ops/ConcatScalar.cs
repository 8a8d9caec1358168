using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class ConcatScalar : ScalarOp<Concat>
{
    protected override void Forward(Concat op, Call call)
    {
        foreach (var (input, from, to) in Moves(op, call))
        {
            call.Y.Data[to] = input.Data[from];
        }
    }

    protected override void Backward(Concat op, Call call)
    {
        foreach (var (input, from, to) in Moves(op, call))
        {
            input.Gradient[from] += call.Y.Gradient[to];
        }
    }

    private static IEnumerable<(Value Input, int From, int To)> Moves(Concat op, Call call)
    {
        var axis = op.Axis < 0 ? op.Axis + call.Y.Rank : op.Axis;
        var inner = call.Y.Product(axis + 1, call.Y.Rank);
        var start = 0;
        foreach (var input in call.Inputs)
        {
            var block = input.Dims[axis] * inner;
            for (var i = 0; i < input.Count; i++)
            {
                yield return (input, i, (i / block * call.Y.Dims[axis] * inner) + (start * inner) + (i % block));
            }

            start += input.Dims[axis];
        }
    }
}
