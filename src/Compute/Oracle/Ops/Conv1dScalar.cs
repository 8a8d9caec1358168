using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>A convolution of pictures of one row.</summary>
internal sealed class Conv1dScalar : ScalarOp<Conv1d>
{
    protected override void Forward(Conv1d op, Call call)
    {
        Geometry(op, call).Visit(new ToOutput(call.Y.Data, call.X.Data, call.Parameter("weight").Data));
        ChannelBias.Forward(call);
    }

    protected override void Backward(Conv1d op, Call call)
    {
        var geometry = Geometry(op, call);
        geometry.Visit(new ToInput(call.X.Gradient, call.Y.Gradient, call.Parameter("weight").Data));
        geometry.Visit(new ToWeight(call.Parameter("weight").Gradient, call.Y.Gradient, call.X.Data));
        ChannelBias.Backward(call);
    }

    private static ConvGeometry Geometry(Conv1d op, Call call)
    {
        var (x, y) = (call.X.Dims, call.Y.Dims);
        return new ConvGeometry(x[0], op.Groups, x[1], y[1], (1, x[2]), (1, y[2]), (1, op.Kernel), (1, op.Stride), (1, op.Dilation))
        {
            Left = op.PaddingBefore,
        };
    }
}
