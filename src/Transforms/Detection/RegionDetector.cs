using Microsoft.ML;
using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Transforms.Detection;

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
    public int MaxRegions
    {
        get;
        init => field = value >= 1 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"RegionDetector: MaxRegions has to be 1 or more; it is {value}.");
    }
        = 2000;

    /// <summary>Which boxes are given.</summary>
    public DetectionRules Rules
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            value.Validate("RegionDetector");
            field = value;
        }
    }
        = new();

    /// <summary>The objects of a picture, the surest first. Makes ready and lets go again; for many pictures use <see cref="ToTransformer"/>.</summary>
    /// <param name="picture">1 to 4 channels.</param>
    /// <param name="options">What computes.</param>
    /// <param name="cancellation">Ends the work.</param>
    public IReadOnlyList<FoundBox> Detect(Image<byte> picture, ScoringOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var scanner = new RegionScanner(this, options?.Engine, options?.Threads);
        return scanner.Scan(picture, cancellation);
    }

    /// <summary>The detector over a column of images, as a transformer.</summary>
    /// <param name="schema">A schema that the column is in; others need a column of its name that holds images.</param>
    /// <param name="imageColumn">Images.</param>
    /// <param name="names">The columns that are added; ML.NET's own names by default.</param>
    /// <param name="options">What computes. Rows are looked at one by one, whatever the batch size.</param>
    public DetectionTransformer ToTransformer(DataViewSchema schema, string imageColumn, DetectionNames? names = null, ScoringOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentException.ThrowIfNullOrEmpty(imageColumn);
        return new DetectionTransformer(this, imageColumn, names ?? new DetectionNames(), options).For(schema);
    }
}
