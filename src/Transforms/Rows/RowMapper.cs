using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Rows;

/// <summary>A mapping as ML.NET wants to see it, for prediction engines and chains.</summary>
internal sealed class RowMapper(IRowMapping mapping) : IRowToRowMapper
{
    public DataViewSchema InputSchema => mapping.InputSchema;

    public DataViewSchema OutputSchema => mapping.OutputSchema;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        ArgumentNullException.ThrowIfNull(dependingColumns);
        return mapping.Dependencies(ActiveColumns.Of(mapping, dependingColumns));
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(activeColumns);
        return new MappedRow(mapping, input, ActiveColumns.Of(mapping, activeColumns));
    }
}
