using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class GroupNormScalar : ScalarOp<GroupNorm>
{
    protected override void Forward(GroupNorm op, Call call)
    {
        var inner = call.X.Product(2, call.X.Rank);
        var group = call.X.Dims[1] / op.Groups * inner;
        var normalisation = new Normalisation(call, call.X.Count / group, op.Epsilon, i => i / group, i => i / inner % call.X.Dims[1]);
        normalisation.Forward();
        call.Saved = normalisation;
    }

    protected override void Backward(GroupNorm op, Call call) => ((Normalisation)call.Saved!).Backward();
}
