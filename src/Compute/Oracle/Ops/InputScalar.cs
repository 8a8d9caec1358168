using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>The session has filled the value already; its gradient stays where it is.</summary>
internal sealed class InputScalar : ScalarOp<Input>
{
    protected override void Forward(Input op, Call call)
    {
    }

    protected override void Backward(Input op, Call call)
    {
    }
}
