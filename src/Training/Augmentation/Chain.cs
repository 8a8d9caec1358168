using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// Transforms one after another. Each has a random stream of its own, made from the chain's and the transform's position, so that changing one leaves the
/// choices of the others as they were.
/// </summary>
/// <param name="Steps">The transforms, the first one first.</param>
public sealed record Chain(IReadOnlyList<ImageTransform> Steps) : ImageTransform
{
    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var seed = random.NextBits();
        var current = image;
        for (var i = 0; i < Steps.Count; i++)
        {
            var own = new RandomStream(SeedMixing.Mix(seed, (ulong)i));
            var next = Steps[i].Apply(current, ref own, pool);
            if (current != image && current != next)
            {
                pool.Return(current);
            }

            current = next;
        }

        return current;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        Require(Steps is not null, nameof(Steps), null, "a list, which may be empty");
        foreach (var step in Steps!)
        {
            Require(step is not null, nameof(Steps), null, "without gaps");
            step!.Validate();
        }
    }

    /// <inheritdoc/>
    public bool Equals(Chain? other) => other is not null && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => Steps.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => $"Chain [{string.Join(", ", Steps)}]";
}
