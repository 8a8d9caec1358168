using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class LayerNormScalar : ScalarOp<LayerNorm>
{
    protected override void Forward(LayerNorm op, Call call)
    {
        var row = call.X.Product(call.X.Rank - op.Axes, call.X.Rank);
        var normalisation = new Normalisation(call, call.X.Count / row, op.Epsilon, i => i / row, i => i % row);
        normalisation.Forward();
        call.Saved = normalisation;
    }

    protected override void Backward(LayerNorm op, Call call) => ((Normalisation)call.Saved!).Backward();
}
