using MLNetVision.Networks.Optimisation;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Optimisation.Updates;

/// <summary>
/// s' = k s + (1 - k) g², q = g / (sqrt(s') + e), d = m v + q. Centred, c' = k c + (1 - k) g and s' - c'² takes the place of s' in q. Slots: s, v if there is
/// momentum, c if centred.
/// </summary>
internal sealed class RmsPropUpdate(RmsProp rule) : IUpdate
{
    public Tensor Direction(Tensor gradient, IReadOnlyList<Tensor?> slots, in RuleStep step)
    {
        var squares = slots[0]!;
        squares.MulInPlace(rule.Decay).AddInPlace(gradient.Square(), 1 - rule.Decay);
        var spread = squares;
        if (slots[2] is { } centre)
        {
            centre.MulInPlace(rule.Decay).AddInPlace(gradient, 1 - rule.Decay);
            spread = squares.sub(centre.Square()).ClampMin(0);
        }

        var direction = gradient.div(spread.sqrt().AddInPlace(LeastNumber.Epsilon(rule.Epsilon)));
        if (slots[1] is not { } velocity)
        {
            return direction;
        }

        velocity.MulInPlace(step.Momentum ?? rule.Momentum).PlusInPlace(direction);
        return velocity;
    }
}
