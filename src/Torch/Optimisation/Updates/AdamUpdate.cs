using MLNetVision.Networks.Optimisation;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Optimisation.Updates;

/// <summary>
/// m' = b1 m + (1 - b1) g, v' = b2 v + (1 - b2) g²; d = m' / (sqrt(v') / sqrt(1 - b2^t) + e), the step size times 1 / (1 - b1^t). Slots: m, v.
/// </summary>
internal sealed class AdamUpdate(Adam rule) : IUpdate
{
    public double Correction(in RuleStep step) => 1 / (1 - Math.Pow(Beta1(step), step.Number));

    public Tensor Direction(Tensor gradient, IReadOnlyList<Tensor?> slots, in RuleStep step)
    {
        var (first, second, beta1) = (slots[0]!, slots[1]!, Beta1(step));
        first.MulInPlace(beta1).AddInPlace(gradient, 1 - beta1);
        second.MulInPlace(rule.Beta2).AddInPlace(gradient.Square(), 1 - rule.Beta2);
        var root = Math.Sqrt(1 - Math.Pow(rule.Beta2, step.Number));
        return first.div(second.sqrt().DivInPlace(root).AddInPlace(LeastNumber.Epsilon(rule.Epsilon)));
    }

    private double Beta1(in RuleStep step) => step.Momentum ?? rule.Beta1;
}
