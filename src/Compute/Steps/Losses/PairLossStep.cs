using MLNetVision.Compute.Kernels.Losses;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>A loss that compares number by number, in whatever order the prediction is held.</summary>
internal sealed class PairLossStep<TLoss>(string name, Value prediction, Value target, Value output, TLoss loss, Reduction reduction)
    : Step(name, [prediction, target], [output])
    where TLoss : struct, IPairLoss
{
    private PairLossLoop<TLoss> _loop = null!;

    private double Divisor => reduction == Reduction.Mean ? prediction.Count : 1;

    public override void Resize() => _loop = new PairLossLoop<TLoss>(loss, prediction.Count);

    public override void Forward(Pass pass) => output.Data.Span[0] = (float)(_loop.Forward(pass.Pool, prediction.Data, target.Data) / Divisor);

    public override void Backward(Pass pass)
    {
        var factor = (float)(output.Gradient.Span[0] / Divisor);
        if (prediction.NeedsGradient)
        {
            _loop.Backward(pass.Pool, prediction.Data, target.Data, factor, prediction.Gradient, prediction.AddsGradient(), toTarget: false);
        }

        if (target.NeedsGradient)
        {
            _loop.Backward(pass.Pool, prediction.Data, target.Data, factor, target.Gradient, target.AddsGradient(), toTarget: true);
        }
    }
}
