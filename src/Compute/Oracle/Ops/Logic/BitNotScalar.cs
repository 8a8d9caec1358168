using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class BitNotScalar : ScalarOp<BitNot>
{
    protected override void Forward(BitNot op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.Y.Whole[i] = ~call.X.Whole[i];
        }
    }

    protected override void Backward(BitNot op, Call call)
    {
    }
}
