using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>One of several transforms, each as likely as the others.</summary>
/// <param name="Choices">The transforms to choose from; an empty <see cref="Chain"/> changes nothing.</param>
public sealed record OneOf(IReadOnlyList<ImageTransform> Choices) : ImageTransform
{
    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool) =>
        Choices[random.Below(Choices.Count)].Apply(image, ref random, pool);

    /// <inheritdoc/>
    public override void Validate()
    {
        Require(Choices is { Count: > 0 }, nameof(Choices), Choices, "a list of 1 or more transforms");
        foreach (var choice in Choices)
        {
            Require(choice is not null, nameof(Choices), null, "without gaps");
            choice!.Validate();
        }
    }

    /// <inheritdoc/>
    public bool Equals(OneOf? other) => other is not null && Choices.SequenceEqual(other.Choices);

    /// <inheritdoc/>
    public override int GetHashCode() => Choices.Aggregate(1, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => $"OneOf [{string.Join(", ", Choices)}]";
}
