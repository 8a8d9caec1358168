using MLNetVision.Imaging;

namespace MLNetVision.Transforms;

/// <summary>A fitted detector of objects by regions: where they may be, what a backbone sees there, and what is said of it. Immutable data.</summary>
public sealed record RegionDetector
{
    /// <summary>Puts a detector together.</summary>
    /// <param name="proposer">Where objects may be.</param>
    /// <param name="features">What is seen there.</param>
    /// <param name="head">What is said of it.</param>
    /// <param name="classes">The classes by name, in the order of the head's scores.</param>
    /// <exception cref="ArgumentException">The parts do not belong together; the message says why.</exception>
    public RegionDetector(RegionProposer proposer, RegionFeatures features, RegionHead head, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(proposer);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(classes);
        head.Validate(features.Width);
        if (classes.Count != head.Classes || classes.Distinct(StringComparer.Ordinal).Count() != classes.Count)
        {
            throw new ArgumentException(
                $"RegionDetector: classes have to be {head.Classes} different names, one for each score of the head; they are {string.Join(", ", classes)}.",
                nameof(classes));
        }

        (Proposer, Features, Head, Classes) = (proposer, features, head, [.. classes]);
    }

    /// <summary>Where objects may be.</summary>
    public RegionProposer Proposer { get; }

    /// <summary>What is seen there.</summary>
    public RegionFeatures Features { get; }

    /// <summary>What is said of it.</summary>
    public RegionHead Head { get; }

    /// <summary>The classes by name.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The most regions of a picture that are looked at, the proposer's first ones.</summary>
    public int MaxRegions { get; init; } = 2000;

    /// <summary>Which boxes are given.</summary>
    public DetectionRules Rules { get; init; } = new();
}
