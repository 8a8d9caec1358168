using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Rows;

/// <summary>Row mappers applied one after the other.</summary>
internal sealed class CompositeRowMapper(DataViewSchema inputSchema, IReadOnlyList<IRowToRowMapper> mappers) : IRowToRowMapper
{
    public DataViewSchema InputSchema { get; } = inputSchema;

    public DataViewSchema OutputSchema { get; } = mappers.Count > 0 ? mappers[^1].OutputSchema : inputSchema;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => mappers.Reverse().Aggregate(dependingColumns, (columns, mapper) => mapper.GetDependencies(columns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Guard.NotNull(input, nameof(input));
        Guard.Argument(input.Schema == InputSchema, nameof(input), "The input row must have the very schema this mapper was made for.");
        var active = ColumnSelection.Of(activeColumns, OutputSchema);
        var needed = new IEnumerable<DataViewSchema.Column>[mappers.Count + 1];
        needed[^1] = ColumnSelection.Columns(OutputSchema, active).ToArray();
        for (var i = mappers.Count - 1; i >= 0; i--)
            needed[i] = mappers[i].GetDependencies(needed[i + 1]).ToArray();
        foreach (var column in needed[0])
            Guard.Argument(input.IsColumnActive(input.Schema[column.Index]), nameof(input),
                $"Column '{column.Name}' is needed but not active in the input row.");
        var row = input;
        for (var i = 0; i < mappers.Count; i++)
            row = mappers[i].GetRow(row, needed[i + 1]);
        return row;
    }
}
