using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class BinaryPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    internal BinaryPredictionTransformer(IHostEnvironment environment, TModel model, DataViewSchema trainSchema, string featureColumn, float threshold = 0)
        : base(environment.Register(nameof(BinaryPredictionTransformer<>)), model, trainSchema, featureColumn)
        => Threshold = threshold;

    internal float Threshold { get; }

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema)
    {
        var calibrated = Model as ICalibratedModel;
        return new ScoreMapper<float>(
            inputSchema, FeatureColumnName, calibrated?.Scorer ?? (IScoringModel<float>)Model, BinaryScores.Columns(Threshold, calibrated?.Calibrator));
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = SavedPredictions.Write(ctx, SavedPredictions.Binary, Model, TrainSchema, FeatureColumnName, null);
        writer.Write(Threshold);
    }
}
