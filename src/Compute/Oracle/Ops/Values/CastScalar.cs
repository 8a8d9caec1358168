using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>Numbers beyond the range of 64 bits become its ends; fewer bits than those keep the lowest.</summary>
internal sealed class CastScalar : ScalarOp<Cast>
{
    protected override void Forward(Cast op, Call call)
    {
        var (isFloating, toFloating) = (call.X.Element.IsFloating(), op.To.IsFloating());
        for (var i = 0; i < call.X.Count; i++)
        {
            if (toFloating)
            {
                call.Y.Data[i] = isFloating ? call.X.Data[i] : call.X.Whole[i];
            }
            else
            {
                call.Y.Whole[i] = !isFloating ? call.X.Whole[i] : op.To == DType.Bool ? (call.X.Data[i] != 0 ? 1 : 0) : (long)call.X.Data[i];
            }
        }
    }

    protected override void Backward(Cast op, Call call)
    {
        for (var i = 0; i < call.X.Count && call.X.Element.IsFloating(); i++)
        {
            call.X.Gradient[i] += call.Y.Gradient[i];
        }
    }
}
