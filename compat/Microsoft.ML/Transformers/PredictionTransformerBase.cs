using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A trained model that scores rows.</summary>
public abstract class PredictionTransformerBase<TModel> : IPredictionTransformer<TModel>, IDisposable
    where TModel : class
{
    private protected PredictionTransformerBase(IHost host, TModel model, DataViewSchema trainSchema)
    {
        Host = host;
        Model = Guard.NotNull(model, nameof(model));
        TrainSchema = Guard.NotNull(trainSchema, nameof(trainSchema));
    }

    public TModel Model { get; }

    bool ITransformer.IsRowToRowMapper => true;

    internal DataViewSchema TrainSchema { get; }

    private protected IHost Host { get; }

    public abstract DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    public IDataView Transform(IDataView input) => new MappedDataView(Guard.NotNull(input, nameof(input)), CreateMapper(input.Schema));

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
        => new MappedDataView(new EmptyDataView(inputSchema), CreateMapper(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx) => SaveModel(Guard.NotNull(ctx, nameof(ctx)));

    public void Dispose() => (Model as IDisposable)?.Dispose();

    /// <summary>The mapper that adds the score columns to an input schema.</summary>
    private protected abstract RowMapper CreateMapper(DataViewSchema inputSchema);

    private protected abstract void SaveModel(ModelSaveContext ctx);
}
