using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class AdaptivePool2dScalar : ScalarOp<AdaptivePool2d>
{
    protected override void Forward(AdaptivePool2d op, Call call)
    {
        foreach (var (output, elements) in Cells(call))
        {
            call.Y.Data[output] = op.Kind == PoolKind.Max
                ? call.X.Data[PoolWindow.Largest(call.X.Data, elements)]
                : elements.Sum(i => call.X.Data[i]) / elements.Length;
        }
    }

    protected override void Backward(AdaptivePool2d op, Call call)
    {
        foreach (var (output, elements) in Cells(call))
        {
            int[] receivers = op.Kind == PoolKind.Max ? [PoolWindow.Largest(call.X.Data, elements)] : elements;
            foreach (var i in receivers)
            {
                call.X.Gradient[i] += call.Y.Gradient[output] / receivers.Length;
            }
        }
    }

    private static IEnumerable<(int Output, int[] Elements)> Cells(Call call)
    {
        var (rows, columns) = (call.Y.Dims[2], call.Y.Dims[3]);
        for (var i = 0; i < call.Y.Count; i++)
        {
            var start = i / (rows * columns) * call.X.Product(2, 4);
            yield return (i, [.. PoolWindow.Cell(call.X, call.Y, start, i / columns % rows, i % columns)]);
        }
    }
}
