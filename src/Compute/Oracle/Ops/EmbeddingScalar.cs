using System.Globalization;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class EmbeddingScalar : ScalarOp<Embedding>
{
    protected override void Forward(Embedding op, Call call)
    {
        var weight = call.Parameter("weight");
        for (var i = 0; i < call.Y.Count; i++)
        {
            call.Y.Data[i] = weight.Data[weight.At(Row(op, call, i / op.Size), i % op.Size)];
        }
    }

    protected override void Backward(Embedding op, Call call)
    {
        var weight = call.Parameter("weight");
        for (var i = 0; i < call.Y.Count; i++)
        {
            weight.Gradient[weight.At(Row(op, call, i / op.Size), i % op.Size)] += call.Y.Gradient[i];
        }
    }

    private static int Row(Embedding op, Call call, int place)
    {
        var index = call.X.Whole[place];
        return index >= 0 && index < op.Count
            ? (int)index
            : throw call.Fail(
                $"indices from 0 to {op.Count - 1}", index.ToString(CultureInfo.InvariantCulture), "Give indices of that range, or a larger Count.");
    }
}
