using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class VariableScalar : ScalarOp<Variable>
{
    protected override void Forward(Variable op, Call call) => call.Parameter("value").Data.CopyTo(call.Y.Data);

    protected override void Backward(Variable op, Call call)
    {
        var parameter = call.Parameter("value");
        for (var i = 0; i < parameter.Count; i++)
        {
            parameter.Gradient[i] += call.Y.Gradient[i];
        }
    }
}
