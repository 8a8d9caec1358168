using MLNetVision.Transforms;

namespace MLNetVision.Trainers;

/// <summary>
/// Dense layers with rectifiers and dropout, trained by AdamW: with cross-entropy for one class of several, binary cross-entropy for labels, the squared error
/// for values.
/// </summary>
public sealed record MlpHead : Head
{
    /// <summary>The units of the layers before the last; none makes a linear model.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [256];

    /// <summary>The share of numbers that training drops behind each hidden layer.</summary>
    public float Dropout { get; init; } = 0.2f;

    /// <summary>Passes over the rows.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>Rows of a training step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The step size of AdamW, which goes down to 0 along a cosine.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>AdamW's decay of the weights.</summary>
    public double WeightDecay { get; init; } = 1e-2;

    /// <summary>
    /// The share of the rows that is held out to choose the best epoch with, and to fit the temperature with; 0 trains on all rows and takes the epoch with the
    /// smallest training loss.
    /// </summary>
    public double ValidationFraction { get; init; }

    /// <summary>Epochs without a better validation loss after which training ends; null for never.</summary>
    public int? Patience { get; init; }

    /// <summary>Whether the logits are divided by the temperature that makes the held-out rows most likely (Guo et al. 2017).</summary>
    public bool Temperature { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<ScoringTask> Tasks => [ScoringTask.Multiclass, ScoringTask.Binary, ScoringTask.MultiLabel, ScoringTask.Regression];

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(Hidden is not null && Hidden.All(h => h > 0), nameof(Hidden), Hidden is null ? null : $"[{string.Join(", ", Hidden)}]", "numbers from 1");
        Check(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "from 0, below 1");
        Check(Epochs > 0, nameof(Epochs), Epochs, "1 or more");
        Check(BatchSize > 0, nameof(BatchSize), BatchSize, "1 or more");
        Check(LearningRate > 0 && double.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "a finite number above 0");
        Check(WeightDecay >= 0 && double.IsFinite(WeightDecay), nameof(WeightDecay), WeightDecay, "a finite number from 0");
        Check(ValidationFraction is >= 0 and < 1, nameof(ValidationFraction), ValidationFraction, "from 0, below 1");
        Check(Patience is null or > 0, nameof(Patience), Patience, "1 or more, or null");
        Check(!Temperature || ValidationFraction > 0, nameof(Temperature), Temperature, "false without a ValidationFraction, whose rows it is fitted with");
    }

    /// <inheritdoc/>
    public bool Equals(MlpHead? other) => base.Equals(other) && Hidden.SequenceEqual(other.Hidden)
        && (Dropout, Epochs, BatchSize, LearningRate) == (other.Dropout, other.Epochs, other.BatchSize, other.LearningRate)
        && (WeightDecay, ValidationFraction, Patience, Temperature) == (other.WeightDecay, other.ValidationFraction, other.Patience, other.Temperature);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Hidden.Count, Dropout, Epochs, BatchSize, LearningRate, WeightDecay, Patience, Temperature);
}
