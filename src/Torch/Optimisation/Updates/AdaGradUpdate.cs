using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Torch.Optimisation.Updates;

/// <summary>s' = s + g²; d = g / (sqrt(s') + e). Slot: s.</summary>
internal sealed class AdaGradUpdate(AdaGrad rule) : IUpdate
{
    public Tensor Direction(Tensor gradient, IReadOnlyList<Tensor?> slots, in RuleStep step)
    {
        var sum = slots[0]!;
        sum.add_(gradient.square());
        return gradient.div(sum.sqrt().add_(LeastNumber.Epsilon(rule.Epsilon)));
    }
}
