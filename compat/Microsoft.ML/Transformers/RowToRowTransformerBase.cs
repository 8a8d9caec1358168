using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A transformer that adds columns computed from each row. What it computes is a <see cref="RowMapper"/>.</summary>
public abstract class RowToRowTransformerBase : ITransformer
{
    private protected RowToRowTransformerBase(IHost host) => Host = host;

    bool ITransformer.IsRowToRowMapper => true;

    private protected IHost Host { get; }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
        => new ColumnBindings(Guard.NotNull(inputSchema, nameof(inputSchema)), CreateMapper(inputSchema).Outputs).Schema;

    public IDataView Transform(IDataView input) => new MappedDataView(Guard.NotNull(input, nameof(input)), CreateMapper(input.Schema));

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
        => new MappedDataView(new EmptyDataView(inputSchema), CreateMapper(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx) => SaveModel(Guard.NotNull(ctx, nameof(ctx)));

    /// <summary>The mapper for an input schema; a schema that does not fit is an error.</summary>
    private protected abstract RowMapper CreateMapper(DataViewSchema inputSchema);

    private protected abstract void SaveModel(ModelSaveContext ctx);
}
