using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering.Layers;

internal sealed class Conv2dLowering : OpLowering<Conv2d>
{
    public override Casting Casting => Casting.Low;

    protected override Tensor Run(Conv2d op, Call call)
    {
        var padding = PictureEdges.Of(call.X, op.Kernel, op.Stride, op.Dilation, op.Padding);
        var x = padding.IsSymmetric ? call.X : padding.Around(call.X, 0);
        long[] inside = padding.IsSymmetric ? [padding.Top, padding.Left] : [0, 0];
        return torch.nn.functional.conv2d(
            x, call.Parameter("weight"), call.OptionalParameter("bias"), [op.Stride.Height, op.Stride.Width], inside,
            [op.Dilation.Height, op.Dilation.Width], op.Groups);
    }
}
