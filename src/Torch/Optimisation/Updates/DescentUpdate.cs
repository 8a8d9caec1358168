namespace MLNetVision.Torch.Optimisation.Updates;

/// <summary>d = g.</summary>
internal sealed class DescentUpdate : IUpdate
{
    public Tensor Direction(Tensor gradient, IReadOnlyList<Tensor?> slots, in RuleStep step) => gradient;
}
