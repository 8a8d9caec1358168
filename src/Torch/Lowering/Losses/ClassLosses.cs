using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Losses;

/// <summary>
/// Losses over classes whose target is a class a row: sum of weight * loss over the rows that count; the mean divides by the sum of the weights.
/// </summary>
internal static class ClassLosses
{
    public static Tensor NegativeLogLikelihood(NegativeLogLikelihood op, Call call)
    {
        var rows = ClassTargets.Of(op, call);
        return Joined(op, rows, OfTrue(rows, call.X).neg());
    }

    /// <summary>-(1 - p)^Gamma log p, p the softmax of the true class.</summary>
    public static Tensor Focal(Focal op, Call call)
    {
        var rows = ClassTargets.Of(op, call);
        var log = OfTrue(rows, call.X.log_softmax(1));
        var rest = log.expm1().neg();
        var isSure = rest.Eq(0);
        var easing = rest.MaskedFill(isSure, 1).Pow(op.Gamma);
        return Joined(op, rows, (op.Gamma == 0 ? easing : easing.MaskedFill(isSure, 0)).neg() * log);
    }

    /// <summary>sum over the other classes of max(0, Margin - score of the target + score of the class)^p / C.</summary>
    public static Tensor MultiClassHinge(MultiClassHinge op, Call call)
    {
        var rows = ClassTargets.Of(op, call);
        var violations = (call.X - OfTrue(rows, call.X).unsqueeze(1)).Add(op.Margin).relu() * rows.Probabilities.neg().Add(1);
        violations = op.Squared ? violations * violations : violations;
        return Joined(op, rows, violations.sum(1, false, call.X.dtype).Div(call.X.shape[1]));
    }

    /// <summary>[N, ...]: what belongs to the true class.</summary>
    private static Tensor OfTrue(ClassTargets rows, Tensor scores) => scores.gather(1, rows.Classes!.unsqueeze(1)).squeeze(1);

    private static Tensor Joined(ClassLoss op, ClassTargets rows, Tensor losses)
    {
        losses = losses.MaskedFill(rows.Counts!.Eq(0), 0);
        losses = rows.Weights is { } weights ? losses * weights.index_select(0, rows.Classes!.reshape(-1)).reshape(losses.shape) : losses;
        return op.Reduction == Reduction.Sum ? losses.sum() : losses.sum() / rows.Divisor();
    }
}
