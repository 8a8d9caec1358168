using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class RegressionPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    internal RegressionPredictionTransformer(IHostEnvironment environment, TModel model, DataViewSchema trainSchema, string featureColumn)
        : base(environment.Register(nameof(RegressionPredictionTransformer<>)), model, trainSchema, featureColumn)
    {
    }

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) =>
        new ScoreMapper<float>(inputSchema, FeatureColumnName, (IScoringModel<float>)Model, RegressionScores.Columns);

    private protected override void SaveModel(ModelSaveContext ctx) =>
        SavedPredictions.Write(ctx, SavedPredictions.Regression, Model, TrainSchema, FeatureColumnName, null);
}
