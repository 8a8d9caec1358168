using MLNetVision.Networks.Optimisation;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Optimisation.Updates;

/// <summary>s' = k s + (1 - k) g², d = sqrt(u + e) / sqrt(s' + e) g, u' = k u + (1 - k) d². Slots: s, u.</summary>
internal sealed class AdaDeltaUpdate(AdaDelta rule) : IUpdate
{
    public Tensor Direction(Tensor gradient, IReadOnlyList<Tensor?> slots, in RuleStep step)
    {
        var (squares, deltas, epsilon) = (slots[0]!, slots[1]!, LeastNumber.Epsilon(rule.Epsilon));
        squares.MulInPlace(rule.Decay).AddInPlace(gradient.Square(), 1 - rule.Decay);
        var delta = deltas.Add(epsilon).sqrt_().div_(squares.Add(epsilon).sqrt_()).mul_(gradient);
        deltas.MulInPlace(rule.Decay).AddInPlace(delta.Square(), 1 - rule.Decay);
        return delta;
    }
}
