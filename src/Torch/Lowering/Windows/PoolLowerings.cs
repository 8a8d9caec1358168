using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;
using MLNetVision.Torch.Lowering.Moves;
using static TorchSharp.torch.nn.functional;
using Padding = MLNetVision.Networks.Ops.Padding;

namespace MLNetVision.Torch.Lowering.Windows;

/// <summary>Windows of pictures that become one number.</summary>
internal static class PoolLowerings
{
    public static OpLowering[] All { get; } =
    [
        Lowered.Several<MaxPool2d>(MaxPool2d, Casting.AsTheyCome),
        Lowered.By<AveragePool2d>(AveragePool2d),
        Lowered.One<AdaptivePool2d>(AdaptivePool2d),
        Lowered.By<MaxUnpool2d>(MaxUnpool2d),
        Lowered.Several<PoolNd>(PoolsNd.Pool),
    ];

    /// <summary>
    /// The error for a window that sees nothing: a formula for symbolic sizes cannot leave out a last window behind the picture, as numbers can.
    /// </summary>
    public static ArgumentException EmptyWindow(Call call) => call.Fail(
        "every window to begin inside its picture", $"a picture {Showing.Of(call.X)} whose last window does not",
        "Give another size, or build the network with known sizes.");

    private static Tensor[] MaxPool2d(MaxPool2d op, Call call)
    {
        var (rows, columns) = Windows(call, op.Kernel, op.Stride, op.Dilation, op.Padding);
        var (x, isEven) = (call.X, rows.IsEven && columns.IsEven && !op.Ceiling);
        x = isEven ? x : Filled(x, rows, columns, double.NegativeInfinity);
        long[] padding = isEven ? [rows.Before, columns.Before] : [0, 0];
        long[] kernel = [rows.Kernel, columns.Kernel], stride = [rows.Stride, columns.Stride], dilation = [rows.Dilation, columns.Dilation];
        if (!op.WithIndices)
        {
            return [max_pool2d(x, kernel, stride, padding, dilation, false)];
        }

        var (maxima, places) = max_pool2d_with_indices(x, kernel, stride, padding, dilation, false);
        return [maxima, isEven ? places : InPicture(places, x.shape[3], rows, columns)];
    }

    private static Tensor AveragePool2d(AveragePool2d op, Call call)
    {
        var (rows, columns) = Windows(call, op.Kernel, op.Stride, 1, op.Padding);
        if (rows.IsEven && columns.IsEven && !op.Ceiling)
        {
            return Average(call.X, rows, columns, [rows.Before, columns.Before], op.CountPadding);
        }

        var means = Average(Filled(call.X, rows, columns, 0), rows, columns, [0, 0], countsPadding: true);
        return means * Corrections(call, rows, columns, op.CountPadding);
    }

    private static Tensor Average(Tensor x, Sliding rows, Sliding columns, long[] padding, bool countsPadding) =>
        avg_pool2d(x, [rows.Kernel, columns.Kernel], [rows.Stride, columns.Stride], padding, false, countsPadding);

    /// <summary>By how many times a mean over the whole window is smaller than one over the places that count.</summary>
    private static Tensor Corrections(Call call, Sliding rows, Sliding columns, bool countsPadding)
    {
        double[] Along(Sliding axis) => [.. Enumerable.Range(0, (int)axis.Places).Select(p => axis.Kernel / (double)axis.Extent(p, countsPadding))];
        var (down, across) = (torch.tensor(Along(rows)), torch.tensor(Along(columns)));
        return call.Placed((down.unsqueeze(1) * across).type(call.X.dtype));
    }

    private static Tensor AdaptivePool2d(AdaptivePool2d op, Tensor x)
    {
        long[] output = [op.Output.Height, op.Output.Width];
        return op.Kind == PoolKind.Max ? adaptive_max_pool2d(x, output) : adaptive_avg_pool2d(x, output);
    }

    private static Tensor MaxUnpool2d(MaxUnpool2d op, Call call)
    {
        var dims = call.Dims();
        var picture = dims[2] * dims[3];
        call.CheckRange(1, 0, picture - 1, $"places from 0 to {picture - 1} at input 1", "Give the places that MaxPool2d found in such a picture.");
        var (planes, places) = (call.X.reshape(dims[0] * dims[1], -1), call.Inputs[1].reshape(dims[0] * dims[1], -1));
        return torch.zeros([dims[0] * dims[1], picture], planes.dtype, call.Device).scatter(1, places, planes).reshape(dims);
    }

    private static (Sliding Rows, Sliding Columns) Windows(Call call, Size2 kernel, Size2 stride, Size2 dilation, Padding padding)
    {
        var rows = Sliding.Along(call, 2, kernel.Height, stride.Height, dilation.Height, (padding.Top, padding.Bottom, padding.IsSame));
        var columns = Sliding.Along(call, 3, kernel.Width, stride.Width, dilation.Width, (padding.Left, padding.Right, padding.IsSame));
        return rows.HasEmptyWindow() || columns.HasEmptyWindow() ? throw EmptyWindow(call) : (rows, columns);
    }

    /// <summary>The picture in as much padding as lets the window fit as often as it has places.</summary>
    private static Tensor Filled(Tensor x, Sliding rows, Sliding columns, double value) => Around.Constant(
        x, [0, 0, rows.Before, columns.Before], [0, 0, rows.AfterForPlaces, columns.AfterForPlaces], value);

    /// <summary>Places in a padded picture as places in the picture itself.</summary>
    private static Tensor InPicture(Tensor places, long paddedWidth, Sliding rows, Sliding columns)
    {
        var (row, column) = (places.FloorDiv(paddedWidth).Sub(rows.Before), places.Remainder(paddedWidth).Sub(columns.Before));
        return row.Mul(columns.Size).Plus(column);
    }
}
