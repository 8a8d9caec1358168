namespace MLNetVision.Trainers;

/// <summary>How a network is trained to answer yes or no. It makes -(y log p + (1 - y) log(1 - p)) small.</summary>
public sealed record BinaryImageCnnOptions : ImageTrainingOptions
{
    /// <summary>The network.</summary>
    public NetworkChoice Network { get; init; } = new();

    /// <summary>
    /// What a row whose answer is yes counts, where one of no counts 1; null for rows of no / rows of yes, which makes both count the same in all.
    /// </summary>
    public double? PositiveWeight { get; init; } = 1;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Network.Validate();
        Check(PositiveWeight is null || (PositiveWeight > 0 && double.IsFinite(PositiveWeight.Value)),
            nameof(PositiveWeight), PositiveWeight, "above 0, or null");
    }
}
