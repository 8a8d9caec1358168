using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract class TrainerEstimatorBase<TTransformer, TModel> : ITrainerEstimator<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    public readonly SchemaShape.Column FeatureColumn;
    public readonly SchemaShape.Column LabelColumn;
    public readonly SchemaShape.Column WeightColumn;

    private protected TrainerEstimatorBase(IHost host, SchemaShape.Column feature, SchemaShape.Column label, SchemaShape.Column weight)
    {
        Host = host;
        FeatureColumn = feature;
        LabelColumn = label;
        WeightColumn = weight;
    }

    public abstract TrainerInfo Info { get; }

    private protected IHost Host { get; }

    public TTransformer Fit(IDataView input) => Train(input, null);

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        CheckColumns(Guard.NotNull(inputSchema, nameof(inputSchema)));
        return inputSchema.With(Outputs(inputSchema));
    }

    /// <summary>The columns that scoring will add; the schema has been checked.</summary>
    private protected abstract SchemaShape.Column[] Outputs(SchemaShape inputSchema);

    /// <summary>Learns from examples, beginning at <paramref name="start"/> if there is one.</summary>
    private protected abstract TModel TrainModel(Examples examples, object start);

    private protected abstract TTransformer MakeTransformer(TModel model, DataViewSchema trainSchema);

    private protected TTransformer Train(IDataView data, object start)
    {
        CheckColumns(SchemaShapes.Of(Guard.NotNull(data, "input").Schema));
        return MakeTransformer(TrainModel(new Examples(data, FeatureColumn.Name, LabelColumn.Name, WeightColumn.Name), start), data.Schema);
    }

    private void CheckColumns(SchemaShape schema)
    {
        CheckColumn(schema, FeatureColumn, "feature");
        CheckColumn(schema, WeightColumn, "weight");
        CheckColumn(schema, LabelColumn, "label");
    }

    private static void CheckColumn(SchemaShape schema, SchemaShape.Column wanted, string role)
    {
        if (wanted.Name is null)
            return;
        var found = schema.Find(wanted.Name, role);
        if (!wanted.IsCompatibleWith(found))
            throw Errors.WrongType("inputSchema", role, wanted.Name, wanted.TypeName(), found.TypeName());
    }
}
