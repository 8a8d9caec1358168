using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>A convolution's window in numbers, for pictures and for sequences as pictures of height 1.</summary>
internal sealed record ConvolutionShape((int Y, int X) Kernel, (int Y, int X) Stride, (int Y, int X) Dilation, Padding Padding, int Groups, int Channels)
{
    /// <summary>Height and width of a value: a sequence is a picture of height 1.</summary>
    public static (int Height, int Width) Picture(Value value) => value.Dims.Length == 3 ? (1, value.Dims[2]) : (value.Dims[2], value.Dims[3]);

    public static ConvolutionShape Of(Conv2d op) => new(
        (op.Kernel.Height, op.Kernel.Width), (op.Stride.Height, op.Stride.Width), (op.Dilation.Height, op.Dilation.Width), op.Padding, op.Groups, op.Channels);

    public static ConvolutionShape Of(Conv1d op) => new(
        (1, op.Kernel), (1, op.Stride), (1, op.Dilation), new Padding(0, op.PaddingBefore, 0, op.PaddingAfter), op.Groups, op.Channels);

    public static ConvolutionShape Of(ConvTranspose2d op) => new(
        (op.Kernel.Height, op.Kernel.Width), (op.Stride.Height, op.Stride.Width), (op.Dilation.Height, op.Dilation.Width), op.Padding, op.Groups, op.Channels);

    /// <summary>The window, whose padding before the picture depends on the sizes where it keeps them the same.</summary>
    public WindowShape Window((int Height, int Width) input, (int Height, int Width) output) => new(
        Kernel, Stride, Dilation, Padding.IsSame
            ? (SameBefore(input.Height, output.Height, Kernel.Y, Stride.Y, Dilation.Y), SameBefore(input.Width, output.Width, Kernel.X, Stride.X, Dilation.X))
            : (Padding.Top, Padding.Left));

    /// <summary>The smaller half of max(0, (places - 1) stride + reach - size).</summary>
    public static int SameBefore(int size, int places, int kernel, int stride, int dilation) =>
        Math.Max(0, ((places - 1) * stride) + (dilation * (kernel - 1)) + 1 - size) / 2;
}
