using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class LiteralScalar : ScalarOp<Literal>
{
    protected override void Forward(Literal op, Call call) => Elements.Read(op.Value.Type.Element, op.Value.Bytes, call.Y);

    protected override void Backward(Literal op, Call call)
    {
    }
}
