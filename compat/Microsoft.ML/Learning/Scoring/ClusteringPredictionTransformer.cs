using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class ClusteringPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    internal ClusteringPredictionTransformer(IHostEnvironment environment, TModel model, DataViewSchema trainSchema, string featureColumn)
        : base(environment.Register(nameof(ClusteringPredictionTransformer<>)), model, trainSchema, featureColumn)
    {
    }

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema)
    {
        var model = (IScoringModel<VBuffer<float>>)Model;
        return new ScoreMapper<VBuffer<float>>(inputSchema, FeatureColumnName, model, VectorScores.Clusters((VectorDataViewType)model.ScoreType));
    }

    private protected override void SaveModel(ModelSaveContext ctx) =>
        SavedPredictions.Write(ctx, SavedPredictions.Clustering, Model, TrainSchema, FeatureColumnName, null);
}
