namespace MLNetVision.Trainers;

/// <summary>How a network is trained to give a number. Training sees targets of mean 0 and deviation 1; the fitted network gives them as they were.</summary>
public sealed record ImageRegressionOptions : ImageTrainingOptions
{
    /// <summary>The network.</summary>
    public NetworkChoice Network { get; init; } = new();

    /// <summary>What is made small.</summary>
    public ValueLoss Loss { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Network.Validate();
        Check(Enum.IsDefined(Loss), nameof(Loss), Loss, "Squared, Absolute or Huber");
    }
}
