using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A trained model that scores one feature column.</summary>
public abstract class SingleFeaturePredictionTransformerBase<TModel>
    : PredictionTransformerBase<TModel>, ISingleFeaturePredictionTransformer<TModel>, ISingleFeaturePredictor
    where TModel : class
{
    private protected SingleFeaturePredictionTransformerBase(IHost host, TModel model, DataViewSchema trainSchema, string featureColumn)
        : base(host, model, trainSchema)
    {
        FeatureColumnName = featureColumn;
        if (featureColumn is not null)
            FeatureColumnType = (trainSchema.GetColumnOrNull(featureColumn)
                ?? throw Errors.MissingColumn(nameof(featureColumn), "feature", featureColumn)).Type;
    }

    public string FeatureColumnName { get; }

    public DataViewType FeatureColumnType { get; }

    object ISingleFeaturePredictor.Model => Model;

    public sealed override DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        Guard.NotNull(inputSchema, nameof(inputSchema));
        if (FeatureColumnName is not null)
        {
            var column = inputSchema.GetColumnOrNull(FeatureColumnName) ?? throw Errors.MissingColumn(nameof(inputSchema), "feature", FeatureColumnName);
            if (!column.Type.Equals(FeatureColumnType))
                throw Errors.WrongType(nameof(inputSchema), "feature", FeatureColumnName, FeatureColumnType.ToString(), column.Type.ToString());
        }

        return new ColumnBindings(inputSchema, CreateMapper(inputSchema).Outputs).Schema;
    }
}
