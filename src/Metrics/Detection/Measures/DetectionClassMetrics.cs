namespace MLNetVision.Metrics;

/// <summary>The measures of one class. Without objects the averages are not numbers.</summary>
/// <param name="Label">The class, from 0.</param>
/// <param name="Objects">How many objects count.</param>
/// <param name="Ignored">How many are difficult or crowds.</param>
/// <param name="Found">How many boxes were found, of all scores.</param>
public sealed record DetectionClassMetrics(int Label, int Objects, int Ignored, int Found)
{
    /// <summary>Average precision as PASCAL VOC 2007 has it: of 11 points.</summary>
    public double Voc2007 { get; init; }

    /// <summary>Average precision as PASCAL VOC since 2010 has it: of all points.</summary>
    public double Voc2010 { get; init; }

    /// <summary>COCO's measures.</summary>
    public required CocoFigures Coco { get; init; }

    /// <summary>Precision and recall by PASCAL VOC's rules.</summary>
    public required DetectionCurve Curve { get; init; }

    /// <summary>The share of the boxes of at least <see cref="MatchingRules.LeastScore"/> that are right; 0 without any.</summary>
    public double Precision { get; init; }

    /// <summary>The share of the objects that those boxes find.</summary>
    public double Recall { get; init; }

    /// <summary>The harmonic mean of both.</summary>
    public double F1 { get; init; }
}
