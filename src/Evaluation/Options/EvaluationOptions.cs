using MLNetVision.Metrics;

namespace MLNetVision.Evaluation;

/// <summary>What an evaluation computes and keeps beside the figures of the task.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The column that names a row in lists of mistakes, of text or number; null for the row's number.</summary>
    public string? IdColumn { get; init; }

    /// <summary>The column with a row's picture: images, or text with the path of a file. Null for reports without pictures.</summary>
    public string? PictureColumn { get; init; }

    /// <summary>The longer side of pictures that are kept, 128 pixels by default.</summary>
    public int PictureSide { get; init; } = 128;

    /// <summary>How many of the most confident mistakes, and of the least certain rows, are kept: 12 each by default.</summary>
    public int Examples { get; init; } = 12;

    /// <summary>Whether what came of each row is kept; memory then grows by a record a row.</summary>
    public bool KeepOutcomes { get; init; }

    /// <summary>How much more recall counts than precision in F-beta, 1 by default.</summary>
    public double Beta { get; init; } = 1;

    /// <summary>
    /// What a share of nothing is, such as the precision of a class that is never predicted: 0 by default; not a number leaves it out of averages.
    /// </summary>
    public double ZeroDivision { get; init; }

    /// <summary>Up to how many of the best classes a true one is looked for, 5 by default.</summary>
    public int TopK { get; init; } = 5;

    /// <summary>
    /// From which probability on a label is predicted, 0.5 by default. Of two classes it takes effect where it is another one: the column of
    /// predictions decides else, or the sign of the score.
    /// </summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>How many bins a reliability curve has, 10 by default.</summary>
    public int ReliabilityBins { get; init; } = 10;

    /// <summary>Where they end.</summary>
    public BinStrategy ReliabilityStrategy { get; init; }

    /// <summary>The most points that a kept curve has, 512 by default. Areas are computed from all.</summary>
    public int CurvePoints { get; init; } = 512;

    /// <summary>How confidence intervals are made; null for none.</summary>
    public BootstrapOptions? Intervals { get; init; } = new();

    /// <summary>Whether rows of a class that the model does not know are left out (and counted) where they would end the evaluation.</summary>
    public bool SkipUnknownClasses { get; init; }

    /// <summary>Ends the evaluation early.</summary>
    public CancellationToken Cancellation { get; init; }

    internal void Check()
    {
        Positive(PictureSide, nameof(PictureSide));
        Positive(ReliabilityBins, nameof(ReliabilityBins));
        Positive(TopK, nameof(TopK));
        ArgumentOutOfRangeException.ThrowIfNegative(Examples);
        ArgumentOutOfRangeException.ThrowIfLessThan(CurvePoints, 2);
        if (!(Beta > 0) || !double.IsFinite(Beta))
            throw new ArgumentOutOfRangeException(nameof(Beta), Beta, "EvaluationOptions.Beta is a number above 0; 1 weighs precision and recall alike.");
        if (Threshold is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(Threshold), Threshold, "EvaluationOptions.Threshold is a probability, from 0 to 1.");
    }

    private static void Positive(int value, string name)
    {
        if (value < 1)
            throw new ArgumentOutOfRangeException(name, value, $"EvaluationOptions.{name} is 1 or more.");
    }
}
