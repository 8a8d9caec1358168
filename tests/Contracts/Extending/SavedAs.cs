using Microsoft.ML;

namespace MLNetVision.Tests.Contracts.Extending;

/// <summary>A transformer that only knows how it is saved.</summary>
internal sealed class SavedAs(Action<ModelSaveContext> save) : ITransformer
{
    public bool IsRowToRowMapper => false;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

    public IDataView Transform(IDataView input) => input;

    public Microsoft.ML.Data.IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

    public void Save(ModelSaveContext ctx) => save(ctx);
}
