using Microsoft.ML;

namespace MLNetVision.Trainers;

/// <summary>Trains several networks with other random choices and averages what they say. <see cref="ImageTrainer.Repeated"/> makes it.</summary>
public sealed class RepeatedTrainer : IEstimator<TrainedImageModel>
{
    private readonly ImageTrainer _member;

    internal RepeatedTrainer(ImageTrainer member, int networks) => (_member, Networks) = (member, networks);

    /// <summary>How many networks.</summary>
    public int Networks { get; }

    /// <inheritdoc/>
    public TrainedImageModel Fit(IDataView input) => _member.FitRepeated(input, Networks);

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _member.GetOutputSchema(inputSchema);
}
