using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Rows;

/// <summary>A source of which only some columns are seen, in an order of their own; over an empty source, the row mapper that does so.</summary>
internal sealed class SelectedDataView(IDataView source, SelectedColumns columns) : IDataView, IRowToRowMapper
{
    public DataViewSchema Schema => columns.Schema;

    public bool CanShuffle => source.CanShuffle;

    DataViewSchema IRowToRowMapper.InputSchema => source.Schema;

    DataViewSchema IRowToRowMapper.OutputSchema => Schema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = ColumnSelection.Of(columnsNeeded, Schema);
        return new SelectedCursor(source.GetRowCursor(columns.InputsOf(active), rand), columns, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        var active = ColumnSelection.Of(columnsNeeded, Schema);
        return [.. source.GetRowCursorSet(columns.InputsOf(active), n, rand).Select(input => new SelectedCursor(input, columns, active))];
    }

    IEnumerable<DataViewSchema.Column> IRowToRowMapper.GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => columns.InputsOf(ColumnSelection.Of(dependingColumns, Schema));

    DataViewRow IRowToRowMapper.GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
        => new SelectedRow(Guard.NotNull(input, nameof(input)), columns);
}
