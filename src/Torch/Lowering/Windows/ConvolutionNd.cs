using MLNetVision.Torch.Execution;
using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Lowering.Moves;
using static TorchSharp.torch.nn.functional;

namespace MLNetVision.Torch.Lowering.Windows;

/// <summary>Convolutions over any number of axes: libtorch's up to three, more of them as sums over the taps of the first.</summary>
internal static class ConvolutionNd
{
    public static Tensor Conv(ConvNd op, Call call)
    {
        var (axes, weight) = (call.X.shape.Length - 2, call.Inputs[1]);
        var x = Around.Constant(call.X, [0, 0, .. Amounts(op.Before, axes, 0)], [0, 0, .. Amounts(op.After, axes, 0)], 0);
        var y = Plain(x, weight, Amounts(op.Stride, axes, 1), Amounts(op.Dilation, axes, 1), op.Groups);
        return WithBias(y, call.Inputs.Length > 2 ? call.Inputs[2] : null);
    }

    public static Tensor Transposed(ConvTransposeNd op, Call call)
    {
        var axes = call.X.shape.Length - 2;
        return Transposed(call.X, call.Inputs[1], call.Inputs.Length > 2 ? call.Inputs[2] : null, new TransposedWindow(
            Amounts(op.Stride, axes, 1), Amounts(op.Dilation, axes, 1), Amounts(op.Before, axes, 0), call.Dims()[2..], op.Groups));
    }

    /// <summary>All products without padding, cut off or filled up to the places that are kept, plus a bias.</summary>
    public static Tensor Transposed(Tensor x, Tensor weight, Tensor? bias, TransposedWindow window)
    {
        if (x.dtype == ScalarType.BFloat16 && x.is_cpu())
        {
            // On a CPU libtorch 1.13 takes it for a plain convolution.
            return Transposed(x.type(ScalarType.Float32), weight.type(ScalarType.Float32), bias?.type(ScalarType.Float32), window).type(x.dtype);
        }

        var (stride, dilation, axes) = (window.Stride, window.Dilation, window.Stride.Length);
        var zeros = new long[axes];
        var y = axes switch
        {
            1 => conv_transpose1d(x, weight, null, stride[0], 0, 0, dilation[0], window.Groups),
            2 => conv_transpose2d(x, weight, null, stride, zeros, zeros, dilation, window.Groups),
            3 => conv_transpose3d(x, weight, null, stride, zeros, zeros, dilation, window.Groups),
            _ => Spread(x, weight, window),
        };
        var after = y.shape.Skip(2).Select((size, axis) => window.Sizes[axis] + window.Before[axis] - size);
        return WithBias(Around.Constant(y, [0, 0, .. window.Before.Select(b => -b)], [0, 0, .. after], 0), bias);
    }

    private static Tensor Plain(Tensor x, Tensor weight, long[] stride, long[] dilation, long groups) => stride.Length switch
    {
        1 => conv1d(x, weight, null, stride[0], 0, dilation[0], groups),
        2 => conv2d(x, weight, null, stride, [0, 0], dilation, groups),
        3 => conv3d(x, weight, null, stride, [0, 0, 0], dilation, groups),
        _ => OverFirstAxis(x, weight, stride, dilation, groups),
    };

    /// <summary>Each place of the first axis [N, C, P, ...] as a row of the batch, once for each tap.</summary>
    private static Tensor OverFirstAxis(Tensor x, Tensor weight, long[] stride, long[] dilation, long groups)
    {
        var taps = weight.shape[2];
        var places = ((x.shape[2] - (dilation[0] * (taps - 1)) - 1) / stride[0]) + 1;
        Tensor? sum = null;
        for (var tap = 0L; tap < taps; tap++)
        {
            var first = tap * dilation[0];
            var rows = x.slice(2, first, first + ((places - 1) * stride[0]) + 1, stride[0]).transpose(1, 2).flatten(0, 1);
            var y = Plain(rows, weight.select(2, tap), stride[1..], dilation[1..], groups);
            sum = sum is null ? y : sum.Plus(y);
        }

        return sum!.reshape([x.shape[0], places, .. sum.shape[1..]]).transpose(1, 2);
    }

    /// <summary>The plain convolution by the mirrored weight of the value with zeros between its numbers.</summary>
    private static Tensor Spread(Tensor x, Tensor weight, TransposedWindow window)
    {
        for (var axis = 0; axis < window.Stride.Length; axis++)
        {
            var (at, stride) = (axis + 2, window.Stride[axis]);
            var behind = new long[x.shape.Length + 1];
            behind[at + 1] = stride - 1;
            x = Around.Constant(x.unsqueeze(at + 1), new long[behind.Length], behind, 0).flatten(at, at + 1);
            x = x.narrow(at, 0, x.shape[at] - stride + 1);
        }

        var around = window.Dilation.Select((dilation, axis) => dilation * (weight.shape[axis + 2] - 1));
        var mirrored = weight.flip([.. Enumerable.Range(2, window.Stride.Length).Select(axis => (long)axis)]);
        mirrored = mirrored.reshape([window.Groups, -1, .. mirrored.shape[1..]]).transpose(1, 2).flatten(0, 1);
        return Plain(
            Around.Constant(x, [0, 0, .. around], [0, 0, .. around], 0), mirrored, [.. window.Stride.Select(_ => 1L)], window.Dilation, window.Groups);
    }

    private static Tensor WithBias(Tensor y, Tensor? bias) =>
        bias is null ? y : y.Plus(bias.reshape([-1, .. Enumerable.Repeat(1L, y.shape.Length - 2)]));

    private static long[] Amounts(Axes amounts, int axes, long otherwise) =>
        amounts.Count == 0 ? [.. Enumerable.Repeat(otherwise, axes)] : [.. amounts.Select(a => (long)a)];
}

/// <summary>The window of a transposed convolution.</summary>
/// <param name="Stride">Its steps in the output.</param>
/// <param name="Dilation">The distances of its taps.</param>
/// <param name="Before">What is cut off before each axis, or added where it is below 0.</param>
/// <param name="Sizes">The sizes of the output's axes.</param>
/// <param name="Groups">Groups of channels.</param>
internal sealed record TransposedWindow(long[] Stride, long[] Dilation, long[] Before, long[] Sizes, long Groups);
