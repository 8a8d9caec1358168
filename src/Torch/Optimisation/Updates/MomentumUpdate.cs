using MLNetVision.Networks.Optimisation;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Optimisation.Updates;

/// <summary>v' = m v + g; d = v', or g + m v' with Nesterov. Slot: v.</summary>
internal sealed class MomentumUpdate(Sgd rule) : IUpdate
{
    public Tensor Direction(Tensor gradient, IReadOnlyList<Tensor?> slots, in RuleStep step)
    {
        var momentum = step.Momentum ?? rule.Momentum;
        var velocity = slots[0]!;
        velocity.MulInPlace(momentum).PlusInPlace(gradient);
        return rule.Nesterov ? gradient.Plus(velocity.Mul(momentum)) : velocity;
    }
}
