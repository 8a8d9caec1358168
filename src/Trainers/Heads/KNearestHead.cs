using MLNetVision.Transforms;

namespace MLNetVision.Trainers;

/// <summary>
/// The votes of the k nearest training rows; for values, their mean. The network holds all training rows. A class's probability is
/// (votes + Smoothing / classes) / (k + Smoothing), the votes adding up to k; of equally near rows the first ones count.
/// </summary>
public sealed record KNearestHead : Head
{
    /// <summary>How many rows are asked; all of them where there are fewer.</summary>
    public int Neighbours { get; init; } = 5;

    /// <summary>How distance is measured.</summary>
    public NeighbourDistance Distance { get; init; }

    /// <summary>What a vote counts.</summary>
    public NeighbourWeighting Weighting { get; init; }

    /// <summary>Votes in all that are given to all classes alike, so that no probability is 0 (Laplace). A label of its own has two classes.</summary>
    public double Smoothing { get; init; } = 1;

    /// <inheritdoc/>
    public override IReadOnlyList<ScoringTask> Tasks => [ScoringTask.Multiclass, ScoringTask.Binary, ScoringTask.MultiLabel, ScoringTask.Regression];

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(Neighbours > 0, nameof(Neighbours), Neighbours, "1 or more");
        Check(Enum.IsDefined(Distance), nameof(Distance), Distance, "Euclidean or Cosine");
        Check(Enum.IsDefined(Weighting), nameof(Weighting), Weighting, "Uniform or InverseDistance");
        Check(Smoothing > 0 && double.IsFinite(Smoothing), nameof(Smoothing), Smoothing, "a finite number above 0");
    }
}

/// <summary>How far apart two rows are.</summary>
public enum NeighbourDistance
{
    /// <summary>|x - y|.</summary>
    Euclidean,

    /// <summary>1 - x y / (|x| |y|); a row of zeros is 1 away from all.</summary>
    Cosine,
}

/// <summary>What a neighbour's vote counts.</summary>
public enum NeighbourWeighting
{
    /// <summary>All the same.</summary>
    Uniform,

    /// <summary>1 / distance; where some are no distance away, they alone count.</summary>
    InverseDistance,
}
