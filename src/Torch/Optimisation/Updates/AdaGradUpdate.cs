using MLNetVision.Networks.Optimisation;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Optimisation.Updates;

/// <summary>s' = s + g²; d = g / (sqrt(s') + e). Slot: s.</summary>
internal sealed class AdaGradUpdate(AdaGrad rule) : IUpdate
{
    public Tensor Direction(Tensor gradient, IReadOnlyList<Tensor?> slots, in RuleStep step)
    {
        var sum = slots[0]!;
        sum.PlusInPlace(gradient.Square());
        return gradient.div(sum.sqrt().AddInPlace(LeastNumber.Epsilon(rule.Epsilon)));
    }
}
