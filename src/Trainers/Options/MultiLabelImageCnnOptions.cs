namespace MLNetVision.Trainers;

/// <summary>How a network is trained to say which labels hold: for each label on its own it makes -(y log p + (1 - y) log(1 - p)) small.</summary>
public sealed record MultiLabelImageCnnOptions : ImageTrainingOptions
{
    /// <summary>The network.</summary>
    public NetworkChoice Network { get; init; } = new();

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Network.Validate();
    }
}
