using MLNetVision.Training.Augmentation;

namespace MLNetVision.Trainers;

/// <summary>How a network is trained to tell classes apart.</summary>
public sealed record ImageCnnOptions : ImageTrainingOptions
{
    /// <summary>The network.</summary>
    public NetworkChoice Network { get; init; } = new();

    /// <summary>What is made small.</summary>
    public ClassLossKind Loss { get; init; }

    /// <summary>The share of the probability that all classes get alike instead of the right one (Szegedy et al. 2016); for cross-entropy.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>How little easy rows count in the focal loss.</summary>
    public float FocalGamma { get; init; } = 2;

    /// <summary>What is done about classes of different sizes.</summary>
    public ClassBalance Balance { get; init; }

    /// <summary>What a row of a class counts, by the class's name; 1 for those that are not named. Null for all the same.</summary>
    public IReadOnlyDictionary<string, float>? ClassWeights { get; init; }

    /// <summary>What is done to whole batches in training: mixing rows. Needs cross-entropy, and pixels that are whole numbers from 0 to 255.</summary>
    public BatchMixing? Mixing { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Network.Validate();
        Mixing?.Validate();
        ClassObjectiveRules.Check(this);
    }
}
