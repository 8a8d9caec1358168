using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>One of several mixings for each batch, each as likely as the others.</summary>
/// <param name="Choices">The mixings to choose from.</param>
public sealed record OneMixingOf(IReadOnlyList<BatchMixing> Choices) : BatchMixing
{
    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(Choices is { Count: > 0 } && Choices.All(c => c is not null), nameof(Choices), Choices, "a list of 1 or more mixings");
        foreach (var choice in Choices)
        {
            choice.Validate();
        }
    }

    /// <inheritdoc/>
    public bool Equals(OneMixingOf? other) => other is not null && Probability == other.Probability && Choices.SequenceEqual(other.Choices);

    /// <inheritdoc/>
    public override int GetHashCode() => Choices.Aggregate(Probability.GetHashCode(), HashCode.Combine);

    internal override void Mix(MixedRows rows, ref RandomStream random) => Choices[random.Below(Choices.Count)].Apply(rows, ref random);
}
