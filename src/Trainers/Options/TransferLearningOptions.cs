using MLNetVision.Networks.Optimisation;
using MLNetVision.Training;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Trainers;

/// <summary>
/// How a trained backbone serves another task. In every mode the head is fitted first, to features of the pictures as they are scored. Where the backbone is
/// trained too, the whole network then goes through the loop of <see cref="ImageTrainingOptions.Training"/>; normalisation of what is left alone goes by the
/// statistics that it has.
/// </summary>
public sealed record TransferLearningOptions : ImageTrainingOptions
{
    /// <summary>Makes the options; the loop is for a network that is good already: five epochs of small steps.</summary>
    public TransferLearningOptions() => Training = Training with
    {
        Epochs = 5,
        Rule = new TrainingRule { Optimizer = new AdamW { LearningRate = 5e-4, WeightDecay = 0.01 } },
    };

    /// <summary>The layer whose values are the features; null for what the backbone's head sees, or for its output where it has none.</summary>
    public string? Layer { get; init; }

    /// <summary>Whether feature maps become the mean of each channel; without it they are flattened.</summary>
    public bool AveragePool { get; init; } = true;

    /// <summary>What is put behind the features. A backbone that is trained too needs a head of dense layers: softmax, MLP or ridge.</summary>
    public Head Head { get; init; } = new SoftmaxHead();

    /// <summary>What of the backbone is trained.</summary>
    public TransferMode Mode { get; init; }

    /// <summary>
    /// How many of the backbone's last blocks are trained in <see cref="TransferMode.LastBlocks"/>. A block is what a network's names number: "layer4.1",
    /// "features.17"; a layer outside of these is one of its own.
    /// </summary>
    public int Blocks { get; init; } = 1;

    /// <summary>Name prefixes of further parameters that are left alone: "conv1", "layer1".</summary>
    public IReadOnlyList<string> Frozen { get; init; } = [];

    /// <summary>What the learning rate of the backbone is multiplied with; the head has the optimizer's own.</summary>
    public double BackboneRate { get; init; } = 0.1;

    /// <summary>Factors of learning rates by name prefix, before <see cref="BackboneRate"/>: the longest prefix counts.</summary>
    public IReadOnlyDictionary<string, double> RateFactors { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// Stages in which more and more blocks are trained, each with its own epochs, instead of one stage of <see cref="TrainingOptions.Epochs"/>. The mode
    /// still says which blocks are trained at most.
    /// </summary>
    public IReadOnlyList<Unfreezing> Stages { get; init; } = [];

    /// <summary>The share of the probability that all classes get alike instead of the right one; for classes, while the backbone is trained.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>What is done about classes of different sizes. Sampling is for a backbone that is trained.</summary>
    public ClassBalance Balance { get; init; }

    /// <summary>What is done to whole batches while the backbone is trained for classes: mixing rows.</summary>
    public BatchMixing? Mixing { get; init; }

    /// <summary>What a regression makes small while the backbone is trained.</summary>
    public ValueLoss ValueLoss { get; init; }

    /// <summary>Rows whose features are computed together.</summary>
    public int FeatureBatchSize { get; init; } = 32;

    /// <summary>Where features are kept between runs, by the content of pictures, preparation and backbone; null for nowhere.</summary>
    public FeatureCacheOptions? FeatureCache { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Head.Validate();
        Mixing?.Validate();
        FeatureCache?.Validate();
        Check(Enum.IsDefined(Mode), nameof(Mode), Mode, "HeadOnly, LastBlocks or Full");
        Check(Blocks > 0, nameof(Blocks), Blocks, "1 or more");
        Check(BackboneRate >= 0 && double.IsFinite(BackboneRate), nameof(BackboneRate), BackboneRate, "a finite number from 0");
        Check(RateFactors.Values.All(f => f >= 0 && double.IsFinite(f)), nameof(RateFactors), "given", "finite numbers from 0");
        Check(
            Stages.All(s => s is { Blocks: >= 0, Epochs: > 0, RateFactor: > 0 }), nameof(Stages), "given", "blocks from 0, epochs from 1 and factors above 0");
        Check(LabelSmoothing is >= 0 and < 1, nameof(LabelSmoothing), LabelSmoothing, "from 0, below 1");
        Check(Enum.IsDefined(Balance), nameof(Balance), Balance, "None, Weights or Sampling");
        Check(Enum.IsDefined(ValueLoss), nameof(ValueLoss), ValueLoss, "Squared, Absolute or Huber");
        Check(FeatureBatchSize > 0, nameof(FeatureBatchSize), FeatureBatchSize, "1 or more");
        CheckMode();
    }

    /// <inheritdoc/>
    public bool Equals(TransferLearningOptions? other) => base.Equals(other)
        && (Layer, AveragePool, Mode, Blocks, BackboneRate) == (other.Layer, other.AveragePool, other.Mode, other.Blocks, other.BackboneRate)
        && (LabelSmoothing, Balance, ValueLoss, FeatureBatchSize) == (other.LabelSmoothing, other.Balance, other.ValueLoss, other.FeatureBatchSize)
        && Head.Equals(other.Head) && Equals(Mixing, other.Mixing) && Equals(FeatureCache, other.FeatureCache)
        && Frozen.SequenceEqual(other.Frozen) && Stages.SequenceEqual(other.Stages)
        && RateFactors.Count == other.RateFactors.Count && !RateFactors.Except(other.RateFactors).Any();

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Layer, Head, Mode, Blocks, BackboneRate);

    private void CheckMode()
    {
        var trains = Mode != TransferMode.HeadOnly;
        Check(
            trains || (Augmentation is null && Mixing is null),
            nameof(Mode), Mode, "other than HeadOnly, whose features are computed once, with augmentation or mixing");
        Check(trains || Stages.Count == 0, nameof(Stages), "given", "empty with HeadOnly");
        Check(trains || Balance != ClassBalance.Sampling, nameof(Balance), Balance, "None or Weights with HeadOnly");
        Check(!trains || Head is SoftmaxHead or MlpHead or RidgeHead, nameof(Head), Head.GetType().Name, $"a softmax, an MLP or a ridge head with {Mode}");
    }
}
