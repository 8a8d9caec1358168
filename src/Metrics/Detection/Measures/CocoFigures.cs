namespace MLNetVision.Metrics;

/// <summary>COCO's measures. Where there is no object (of the size) they are not numbers.</summary>
/// <param name="Average">Average precision, the mean over the overlaps 0.50, 0.55, ... 0.95.</param>
/// <param name="At50">That at overlap 0.50.</param>
/// <param name="At75">That at overlap 0.75.</param>
/// <param name="Small">As <paramref name="Average"/>, of small objects.</param>
/// <param name="Medium">As <paramref name="Average"/>, of medium objects.</param>
/// <param name="Large">As <paramref name="Average"/>, of large objects.</param>
public sealed record CocoFigures(double Average, double At50, double At75, double Small, double Medium, double Large)
{
    /// <summary>The share of the objects found, the mean over the overlaps, with the surest box of the class in each picture.</summary>
    public double RecallOf1 { get; init; }

    /// <summary>That with the 10 surest.</summary>
    public double RecallOf10 { get; init; }

    /// <summary>That with as many as <see cref="MatchingRules.MostFound"/> says.</summary>
    public double Recall { get; init; }

    /// <summary>As <see cref="Recall"/>, of small objects.</summary>
    public double RecallSmall { get; init; }

    /// <summary>As <see cref="Recall"/>, of medium objects.</summary>
    public double RecallMedium { get; init; }

    /// <summary>As <see cref="Recall"/>, of large objects.</summary>
    public double RecallLarge { get; init; }

    internal static CocoFigures MeanOf(IReadOnlyCollection<CocoFigures> classes)
    {
        double Mean(Func<CocoFigures, double> figure) => ClassMean.Of(classes.Select(figure));
        return new CocoFigures(Mean(c => c.Average), Mean(c => c.At50), Mean(c => c.At75), Mean(c => c.Small), Mean(c => c.Medium), Mean(c => c.Large))
        {
            RecallOf1 = Mean(c => c.RecallOf1),
            RecallOf10 = Mean(c => c.RecallOf10),
            Recall = Mean(c => c.Recall),
            RecallSmall = Mean(c => c.RecallSmall),
            RecallMedium = Mean(c => c.RecallMedium),
            RecallLarge = Mean(c => c.RecallLarge),
        };
    }
}
