using Microsoft.ML;

namespace MLNetVision.Trainers;

/// <summary>Trains a network a fold and averages what they say. <see cref="ImageTrainer.Committee"/> makes it.</summary>
public sealed class CommitteeTrainer : IEstimator<TrainedImageModel>
{
    private readonly ImageTrainer _member;

    internal CommitteeTrainer(ImageTrainer member, int folds) => (_member, Folds) = (member, folds);

    /// <summary>How many networks.</summary>
    public int Folds { get; }

    /// <inheritdoc/>
    public TrainedImageModel Fit(IDataView input) => _member.FitCommittee(input, Folds);

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _member.GetOutputSchema(inputSchema);
}
