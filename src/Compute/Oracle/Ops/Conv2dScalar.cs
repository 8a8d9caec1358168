using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class Conv2dScalar : ScalarOp<Conv2d>
{
    protected override void Forward(Conv2d op, Call call)
    {
        Geometry(op, call).Visit(new ToOutput(call.Y.Data, call.X.Data, call.Parameter("weight").Data));
        ChannelBias.Forward(call);
    }

    protected override void Backward(Conv2d op, Call call)
    {
        var geometry = Geometry(op, call);
        geometry.Visit(new ToInput(call.X.Gradient, call.Y.Gradient, call.Parameter("weight").Data));
        geometry.Visit(new ToWeight(call.Parameter("weight").Gradient, call.Y.Gradient, call.X.Data));
        ChannelBias.Backward(call);
    }

    private static ConvGeometry Geometry(Conv2d op, Call call)
    {
        var (x, y) = (call.X.Dims, call.Y.Dims);
        var (rows, columns) = Sliding.Of(call.X, call.Y, op.Kernel, op.Stride, op.Dilation, op.Padding);
        return new ConvGeometry(x[0], op.Groups, x[1], y[1], (x[2], x[3]), (y[2], y[3]), op.Kernel, op.Stride, op.Dilation)
        {
            Top = rows.Before,
            Left = columns.Before,
        };
    }
}
