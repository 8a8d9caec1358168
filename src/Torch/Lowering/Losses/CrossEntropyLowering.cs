using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Losses;

/// <summary>
/// -sum of weight[c] t[c] log softmax(scores)[c], t smoothed to (1 - Smoothing) t + Smoothing / C. Written out, as libtorch's own divides smoothed and weighted
/// targets otherwise.
/// </summary>
internal sealed class CrossEntropyLowering : OpLowering<CrossEntropy>
{
    protected override Tensor Run(CrossEntropy op, Call call)
    {
        var rows = ClassTargets.Of(op, call);
        var target = rows.Probabilities;
        var smoothed = op.Smoothing == 0 ? target : target.Mul(1 - (double)op.Smoothing).Add((double)op.Smoothing / call.X.shape[1]);
        var terms = call.X.log_softmax(1).mul(smoothed);
        var weighted = rows.Weights is null ? terms : terms.mul(rows.SpreadWeights);
        var sum = (rows.Counts is null ? weighted : weighted.mul(rows.Counts.unsqueeze(1))).sum().neg();
        return op.Reduction == Reduction.Sum ? sum : sum.div(rows.Divisor());
    }
}
