using Microsoft.ML.Compat.Persistence;

namespace Microsoft.ML.Trainers;

public sealed class LinearBinaryModelParameters : LinearModelParameters
{
    public readonly ModelStatisticsBase Statistics;

    internal const string LoaderName = "LinearBinaryModel";

    internal LinearBinaryModelParameters(float[] weights, float bias, ModelStatisticsBase statistics)
        : base(weights, bias)
        => Statistics = statistics;

    internal LinearBinaryModelParameters(ModelReader reader)
        : base(reader)
        => Statistics = reader.LoadChildOrNull<ModelStatisticsBase>(nameof(Statistics));

    private protected override void SaveModel(ModelSaveContext ctx) => SaveWeights(ctx, LoaderName).SaveChild(nameof(Statistics), Statistics);
}
