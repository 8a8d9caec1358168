using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class MulticlassPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    private readonly string _labelColumn;

    internal MulticlassPredictionTransformer(IHostEnvironment environment, TModel model, DataViewSchema trainSchema, string featureColumn, string labelColumn)
        : base(environment.Register(nameof(MulticlassPredictionTransformer<>)), model, trainSchema, featureColumn)
        => _labelColumn = labelColumn;

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema)
    {
        var model = (IScoringModel<VBuffer<float>>)Model;
        var type = (VectorDataViewType)model.ScoreType;
        var names = LabelNames.OfOrNull(TrainSchema.GetColumnOrNull(_labelColumn), type.Size);
        return new ScoreMapper<VBuffer<float>>(inputSchema, FeatureColumnName, model, VectorScores.Classes(type, names));
    }

    private protected override void SaveModel(ModelSaveContext ctx) =>
        SavedPredictions.Write(ctx, SavedPredictions.Multiclass, Model, TrainSchema, FeatureColumnName, _labelColumn);
}
