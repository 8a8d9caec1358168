namespace MLNetVision.Metrics;

/// <summary>What the measures of detectors leave open.</summary>
public sealed record MatchingRules
{
    /// <summary>
    /// The IoU from which on a box is where an object is: for PASCAL VOC's measures, curves, confusions and kinds of errors. COCO's overlaps are its own.
    /// </summary>
    public double Overlap { get; init; } = 0.5;

    /// <summary>The IoU below which a box has nothing to do with an object, for the kinds of errors.</summary>
    public double BackgroundOverlap { get; init; } = 0.1;

    /// <summary>
    /// The score from which on a box counts in the confusion matrix and in precision, recall and F1 of a class. Average precision takes all boxes.
    /// </summary>
    public double LeastScore { get; init; } = 0.5;

    /// <summary>How many boxes of a class in a picture COCO's measures and the kinds of errors take, the surest.</summary>
    public int MostFound { get; init; } = 100;

    /// <summary>The area in pixels up to which COCO calls an object small.</summary>
    public double SmallArea { get; init; } = 32 * 32;

    /// <summary>The area in pixels from which on COCO calls an object large.</summary>
    public double LargeArea { get; init; } = 96 * 96;

    internal void Check()
    {
        Share(Overlap, nameof(Overlap));
        Share(BackgroundOverlap, nameof(BackgroundOverlap));
        if (BackgroundOverlap > Overlap)
        {
            throw new ArgumentException(
                $"MatchingRules: BackgroundOverlap ({BackgroundOverlap}) is greater than Overlap ({Overlap}). Give a lesser one.", nameof(BackgroundOverlap));
        }

        if (double.IsNaN(LeastScore))
            throw new ArgumentOutOfRangeException(nameof(LeastScore), LeastScore, "MatchingRules.LeastScore is a number; -infinity takes all boxes.");
        if (MostFound < 1)
            throw new ArgumentOutOfRangeException(nameof(MostFound), MostFound, "MatchingRules.MostFound is at least 1. COCO's is 100.");
        if (!(SmallArea >= 0 && LargeArea >= SmallArea))
        {
            throw new ArgumentOutOfRangeException(
                nameof(SmallArea), (SmallArea, LargeArea), "MatchingRules: 0 <= SmallArea <= LargeArea. COCO's are 1024 and 9216.");
        }
    }

    private static void Share(double value, string name)
    {
        if (value is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(name, value, $"MatchingRules.{name} is an IoU above 0 and at most 1.");
    }
}
