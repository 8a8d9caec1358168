using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>The products of a convolution from this step's output to its input, run the other way.</summary>
internal sealed class ConvTranspose2dScalar : ScalarOp<ConvTranspose2d>
{
    protected override void Forward(ConvTranspose2d op, Call call)
    {
        Geometry(op, call).Visit(new ToInput(call.Y.Data, call.X.Data, call.Parameter("weight").Data));
        ChannelBias.Forward(call);
    }

    protected override void Backward(ConvTranspose2d op, Call call)
    {
        var geometry = Geometry(op, call);
        geometry.Visit(new ToOutput(call.X.Gradient, call.Y.Gradient, call.Parameter("weight").Data));
        geometry.Visit(new ToWeight(call.Parameter("weight").Gradient, call.X.Data, call.Y.Gradient));
        ChannelBias.Backward(call);
    }

    private static ConvGeometry Geometry(ConvTranspose2d op, Call call)
    {
        var (x, y) = (call.X.Dims, call.Y.Dims);
        return new ConvGeometry(x[0], op.Groups, y[1], x[1], (y[2], y[3]), (x[2], x[3]), op.Kernel, op.Stride, op.Dilation)
        {
            Top = op.Padding.Top,
            Left = op.Padding.Left,
        };
    }
}
