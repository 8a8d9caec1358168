using Microsoft.ML.Compat.Learning.Objectives;
using Microsoft.ML.Compat.Persistence;

namespace Microsoft.ML.Trainers;

public sealed class MaximumEntropyModelParameters : LinearMulticlassModelParametersBase
{
    internal const string LoaderName = "MaximumEntropyModel";

    internal MaximumEntropyModelParameters(float[] biases, float[] weights, ModelStatisticsBase statistics)
        : base(biases, weights, statistics)
    {
    }

    internal MaximumEntropyModelParameters(ModelReader reader)
        : base(reader)
    {
    }

    private protected override void Calibrate(Span<float> scores)
    {
        var total = LogSum.Of(scores);
        foreach (ref var score in scores)
            score = (float)Math.Exp(score - total);
    }

    private protected override void SaveModel(ModelSaveContext ctx) => SaveWeights(ctx, LoaderName);
}
