using Microsoft.ML.Compat.Learning;

namespace Microsoft.ML.Trainers;

/// <summary>Names the model whose features' contributions are asked for.</summary>
public sealed class FeatureContributionCalculator
{
    internal FeatureContributionCalculator(IScoringModel<float> model) => Model = model;

    internal IScoringModel<float> Model { get; }
}
