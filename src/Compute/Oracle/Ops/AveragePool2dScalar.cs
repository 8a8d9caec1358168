using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class AveragePool2dScalar : ScalarOp<AveragePool2d>
{
    protected override void Forward(AveragePool2d op, Call call)
    {
        foreach (var (output, elements, divisor) in Windows(op, call))
        {
            foreach (var i in elements)
            {
                call.Y.Data[output] += call.X.Data[i];
            }

            call.Y.Data[output] /= divisor;
        }
    }

    protected override void Backward(AveragePool2d op, Call call)
    {
        foreach (var (output, elements, divisor) in Windows(op, call))
        {
            foreach (var i in elements)
            {
                call.X.Gradient[i] += call.Y.Gradient[output] / divisor;
            }
        }
    }

    private static IEnumerable<(int Output, int[] Elements, int Divisor)> Windows(AveragePool2d op, Call call)
    {
        var (rows, columns) = Sliding.Of(call.X, call.Y, op.Kernel, op.Stride, 1, op.Padding);
        for (var i = 0; i < call.Y.Count; i++)
        {
            var start = i / (rows.Places * columns.Places) * rows.Size * columns.Size;
            var (y, x) = (i / columns.Places % rows.Places, i % columns.Places);
            int[] elements = [.. PoolWindow.Elements(start, rows, columns, y, x)];
            yield return elements.Length > 0
                ? (i, elements, op.CountPadding ? Extent(rows, y) * Extent(columns, x) : elements.Length)
                : throw MaxPool2dScalar.EmptyWindow(call);
        }
    }

    /// <summary>Places of a window that lie in the picture or its padding; what hangs over the padding's end does not count.</summary>
    private static int Extent(Sliding axis, int place) => Math.Min(axis.Start(place) + axis.Kernel, axis.Size + axis.After) - axis.Start(place);
}
