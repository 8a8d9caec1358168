using Microsoft.ML.Calibrators;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Compat.Learning;

/// <summary>Prediction transformers in a model: the trained model, the columns of the training schema that matter, their names.</summary>
internal static class SavedPredictions
{
    public const string Binary = "BinaryPrediction";
    public const string Multiclass = "MulticlassPrediction";
    public const string Regression = "RegressionPrediction";
    public const string Clustering = "ClusteringPrediction";

    private const string ModelName = "Model";

    public static ModelWriter Write(ModelSaveContext ctx, string loader, object model, DataViewSchema trainSchema, string feature, string label)
    {
        var writer = ctx.Begin(loader);
        writer.SaveChild(ModelName, (ICanSaveModel)model);
        var kept = new DataViewSchema.Builder();
        foreach (var column in trainSchema.Where(column => !column.IsHidden && (column.Name == feature || column.Name == label)))
            kept.AddColumn(column.Name, column.Type, column.Annotations);
        writer.WriteSchema(kept.ToSchema());
        writer.Write(feature);
        writer.Write(label);
        return writer;
    }

    public static object LoadBinary(ModelReader reader)
    {
        var (model, schema, feature, _) = Read<object>(reader);
        var threshold = reader.ReadSingle();
        return model switch
        {
            CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> calibrated =>
                new BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>(
                    reader.Environment, calibrated, schema, feature, threshold),
            LinearBinaryModelParameters linear =>
                new BinaryPredictionTransformer<LinearBinaryModelParameters>(reader.Environment, linear, schema, feature, threshold),
            _ => throw Errors.Corrupt($"The model holds a {model.GetType().Name} where a binary model is expected."),
        };
    }

    public static object LoadMulticlass(ModelReader reader)
    {
        var (model, schema, feature, label) = Read<MaximumEntropyModelParameters>(reader);
        return new MulticlassPredictionTransformer<MaximumEntropyModelParameters>(reader.Environment, model, schema, feature, label);
    }

    public static object LoadRegression(ModelReader reader)
    {
        var (model, schema, feature, _) = Read<LinearRegressionModelParameters>(reader);
        return new RegressionPredictionTransformer<LinearRegressionModelParameters>(reader.Environment, model, schema, feature);
    }

    // ML.NET, too, loads this one with an internal type of model.
    public static object LoadClustering(ModelReader reader)
    {
        var (model, schema, feature, _) = Read<IScoringModel<VBuffer<float>>>(reader);
        return new ClusteringPredictionTransformer<IScoringModel<VBuffer<float>>>(reader.Environment, model, schema, feature);
    }

    private static (T Model, DataViewSchema Schema, string Feature, string Label) Read<T>(ModelReader reader)
        where T : class
        => (reader.LoadChild<T>(ModelName), reader.ReadSchema(), reader.ReadString(), reader.ReadString());
}
