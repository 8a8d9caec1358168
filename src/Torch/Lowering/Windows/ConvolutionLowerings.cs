using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Lowering.Moves;
using static TorchSharp.torch.nn.functional;

namespace MLNetVision.Torch.Lowering.Windows;

/// <summary>Convolutions with weights of their own, over one axis or two.</summary>
internal static class ConvolutionLowerings
{
    public static OpLowering[] All { get; } =
    [
        Lowered.By<Conv1d>(Conv1d, Casting.Low),
        Lowered.By<Conv2d>(Conv2d, Casting.Low),
        Lowered.By<ConvTranspose2d>(ConvTranspose2d, Casting.Low),
        Lowered.By<ConvNd>(ConvolutionNd.Conv, Casting.Low),
        Lowered.By<ConvTransposeNd>(ConvolutionNd.Transposed, Casting.Low),
    ];

    private static Tensor Conv1d(Conv1d op, Call call)
    {
        var (x, weight, bias) = (call.X, call.Parameter("weight"), call.OptionalParameter("bias"));
        var isEven = op.PaddingBefore == op.PaddingAfter;
        x = isEven ? x : Around.Constant(x, [0, 0, op.PaddingBefore], [0, 0, op.PaddingAfter], 0);
        return conv1d(x, weight, bias, op.Stride, isEven ? op.PaddingBefore : 0, op.Dilation, op.Groups);
    }

    private static Tensor Conv2d(Conv2d op, Call call)
    {
        var (x, weight, bias) = (call.X, call.Parameter("weight"), call.OptionalParameter("bias"));
        var rows = Sliding.Along(call, 2, op.Kernel.Height, op.Stride.Height, op.Dilation.Height, (op.Padding.Top, op.Padding.Bottom, op.Padding.IsSame));
        var columns = Sliding.Along(call, 3, op.Kernel.Width, op.Stride.Width, op.Dilation.Width, (op.Padding.Left, op.Padding.Right, op.Padding.IsSame));
        var isEven = rows.IsEven && columns.IsEven;
        x = isEven ? x : Around.Constant(x, [0, 0, rows.Before, columns.Before], [0, 0, rows.After, columns.After], 0);
        return conv2d(
            x, weight, bias, [op.Stride.Height, op.Stride.Width], isEven ? [rows.Before, columns.Before] : [0, 0],
            [op.Dilation.Height, op.Dilation.Width], op.Groups);
    }

    private static Tensor ConvTranspose2d(ConvTranspose2d op, Call call) => ConvolutionNd.Transposed(
        call.X, call.Parameter("weight"), call.OptionalParameter("bias"), new TransposedWindow(
            [op.Stride.Height, op.Stride.Width], [op.Dilation.Height, op.Dilation.Width], [op.Padding.Top, op.Padding.Left], call.Dims()[2..], op.Groups));
}
