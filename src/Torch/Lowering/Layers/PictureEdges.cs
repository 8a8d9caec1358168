using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering.Layers;

/// <summary>What lies around a picture for a window to slide over, in numbers.</summary>
internal readonly record struct PictureEdges(long Top, long Left, long Bottom, long Right)
{
    /// <summary>Whether it is the same on opposite sides, which libtorch's windows have built in.</summary>
    public bool IsSymmetric => Top == Bottom && Left == Right;

    public static PictureEdges Of(Tensor picture, Size2 kernel, Size2 stride, Size2 dilation, Padding padding)
    {
        if (!padding.IsSame)
        {
            return new PictureEdges(padding.Top, padding.Left, padding.Bottom, padding.Right);
        }

        var (height, width) = (Same(picture.shape[2], kernel.Height, stride.Height, dilation.Height), Same(picture.shape[3], kernel.Width, stride.Width, dilation.Width));
        return new PictureEdges(height / 2, width / 2, height - (height / 2), width - (width / 2));
    }

    /// <summary>The picture with a number around it.</summary>
    public Tensor Around(Tensor picture, double value) =>
        torch.nn.functional.pad(picture, [Left, Right, Top, Bottom], PaddingModes.Constant, value);

    /// <summary>What ceil(size / stride) places take; an odd amount has its larger half at the end.</summary>
    private static long Same(long size, long kernel, long stride, long dilation) =>
        Math.Max(0, ((((size + stride - 1) / stride) - 1) * stride) + (dilation * (kernel - 1)) + 1 - size);
}
