namespace MLNetVision.Metrics;

/// <summary>
/// The measures of a detector. Means are over the classes that have objects; without any they are not numbers. Crowds count as difficult in PASCAL VOC's
/// measures, difficult objects as ignored in COCO's.
/// </summary>
/// <param name="Classes">Those of each class.</param>
/// <param name="Confusion">
/// How often objects of a class were found as a class, by boxes of at least <see cref="MatchingRules.LeastScore"/>; the last class is the background.
/// </param>
/// <param name="Errors">The errors by kind.</param>
public sealed record DetectionMetrics(IReadOnlyList<DetectionClassMetrics> Classes, ConfusionMatrix Confusion, DetectionErrors Errors)
{
    /// <summary>The number of pictures.</summary>
    public int Pictures { get; init; }

    /// <summary>The number of objects that count.</summary>
    public int Objects => Classes.Sum(c => c.Objects);

    /// <summary>The mean average precision as PASCAL VOC 2007 has it: of 11 points.</summary>
    public double Voc2007 { get; init; }

    /// <summary>The mean average precision as PASCAL VOC since 2010 has it: of all points.</summary>
    public double Voc2010 { get; init; }

    /// <summary>COCO's measures.</summary>
    public required CocoFigures Coco { get; init; }

    /// <summary>The rules that they follow.</summary>
    public required MatchingRules Rules { get; init; }
}
