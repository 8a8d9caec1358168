using MLNetVision.Metrics;

namespace MLNetVision.Evaluation;

/// <summary>What an evaluation of detections reads beside labels, boxes and scores, and what it keeps.</summary>
public sealed record DetectionEvaluationOptions
{
    /// <summary>What the measures leave open: overlaps, the score from which on a box counts as said, sizes.</summary>
    public MatchingRules Rules { get; init; } = new();

    /// <summary>The column that says which true objects are difficult: vectors of Boolean or Single. Null for none.</summary>
    public string? DifficultColumn { get; init; }

    /// <summary>The column that says which true objects are crowds: vectors of Boolean or Single. Null for none.</summary>
    public string? CrowdColumn { get; init; }

    /// <summary>The column of the true objects' own areas, vectors of Single; what is not a number is the box's. Null for the boxes' areas.</summary>
    public string? AreaColumn { get; init; }

    /// <summary>The column that names a picture, of text or number; null for the row's number.</summary>
    public string? IdColumn { get; init; }

    /// <summary>Whether what came of each picture is kept; memory then grows by a record a box.</summary>
    public bool KeepPictures { get; init; }

    /// <summary>The most points that a kept curve has, 512 by default. Averages are computed from all.</summary>
    public int CurvePoints { get; init; } = 512;

    /// <summary>How confidence intervals of the mean average precisions are made, by drawing pictures anew; null, as by default, makes none.</summary>
    public BootstrapOptions? Intervals { get; init; }

    /// <summary>Ends the evaluation early.</summary>
    public CancellationToken Cancellation { get; init; }

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Rules);
        if (CurvePoints < 2)
            throw new ArgumentOutOfRangeException(nameof(CurvePoints), CurvePoints, "DetectionEvaluationOptions.CurvePoints is 2 or more.");
    }
}
