using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Extending;

/// <summary>The transformer bound to a schema; rows have the input's columns at their indexes and two more.</summary>
internal sealed class ScaleMapper(DataViewSchema inputSchema, ScaleTransformer transformer) : IRowToRowMapper
{
    public DataViewSchema InputSchema { get; } = inputSchema;

    public DataViewSchema OutputSchema { get; } = transformer.GetOutputSchema(inputSchema);

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        var indexes = dependingColumns.Select(c => c.Index).ToHashSet();
        var computes = indexes.Any(i => i >= InputSchema.Count);
        return InputSchema.Where(c => indexes.Contains(c.Index) || (computes && c.Index == InputSchema[transformer.Source].Index)).ToArray();
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
        => new ScaledRow(input, OutputSchema, activeColumns, new Scaling(input, transformer));
}
