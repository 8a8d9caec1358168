using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>dx = y (dy - sum of dy y).</summary>
internal sealed class SoftmaxScalar : ScalarOp<Softmax>
{
    protected override void Forward(Softmax op, Call call)
    {
        foreach (var line in Lines.Along(call.X, op.Axis))
        {
            var log = Lines.LogSumExp(call.X.Data, line);
            foreach (var i in line)
            {
                call.Y.Data[i] = Math.Exp(call.X.Data[i] - log);
            }
        }
    }

    protected override void Backward(Softmax op, Call call)
    {
        foreach (var line in Lines.Along(call.X, op.Axis))
        {
            var sum = line.Sum(i => call.Y.Gradient[i] * call.Y.Data[i]);
            foreach (var i in line)
            {
                call.X.Gradient[i] += call.Y.Data[i] * (call.Y.Gradient[i] - sum);
            }
        }
    }
}

/// <summary>dx = dy - exp(y) sum of dy.</summary>
internal sealed class LogSoftmaxScalar : ScalarOp<LogSoftmax>
{
    protected override void Forward(LogSoftmax op, Call call)
    {
        foreach (var line in Lines.Along(call.X, op.Axis))
        {
            var log = Lines.LogSumExp(call.X.Data, line);
            foreach (var i in line)
            {
                call.Y.Data[i] = call.X.Data[i] - log;
            }
        }
    }

    protected override void Backward(LogSoftmax op, Call call)
    {
        foreach (var line in Lines.Along(call.X, op.Axis))
        {
            var sum = line.Sum(i => call.Y.Gradient[i]);
            foreach (var i in line)
            {
                call.X.Gradient[i] += call.Y.Gradient[i] - (Math.Exp(call.Y.Data[i]) * sum);
            }
        }
    }
}
