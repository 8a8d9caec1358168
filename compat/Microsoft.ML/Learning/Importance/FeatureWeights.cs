using Microsoft.ML.Trainers;

namespace Microsoft.ML.Compat.Learning;

/// <summary>The weights that a model gives its features, where it is one that does.</summary>
internal static class FeatureWeights
{
    public static IReadOnlyList<float> OrNull(object model) => model switch
    {
        LinearModelParameters linear => linear.Weights,
        CalibratedLinearModel calibrated => calibrated.SubModel.Weights,
        _ => null,
    };
}
