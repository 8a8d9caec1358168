using Microsoft.ML.Compat.Persistence;

namespace Microsoft.ML.Trainers;

public sealed class LinearRegressionModelParameters : RegressionModelParameters
{
    internal const string LoaderName = "LinearRegressionModel";

    internal LinearRegressionModelParameters(float[] weights, float bias)
        : base(weights, bias)
    {
    }

    internal LinearRegressionModelParameters(ModelReader reader)
        : base(reader)
    {
    }

    private protected override void SaveModel(ModelSaveContext ctx) => SaveWeights(ctx, LoaderName);
}
