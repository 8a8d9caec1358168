using Microsoft.ML.Compat.Rows;

namespace Microsoft.ML.Compat.Views;

/// <summary>The rows of a source that pass a test.</summary>
internal sealed class FilteredDataView(IDataView source, RowTest test) : SameSchemaDataView(source)
{
    public override bool CanShuffle => !test.InOrder && Source.CanShuffle;

    public override DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        if (test.InOrder)
            return [GetRowCursor(columnsNeeded)];
        var active = ColumnSelection.Of(columnsNeeded, Schema);
        var needed = Schema.Where(column => active[column.Index] || test.Columns.Contains(column.Index));
        return [.. Source.GetRowCursorSet(needed, n, CanShuffle ? rand : null).Select(input => new Cursor(input, active, test))];
    }

    protected override DataViewRowCursor OpenCursor(bool[] active, Random random) => new Cursor(OpenSource(active, random, test.Columns), active, test);

    private sealed class Cursor(DataViewRowCursor input, bool[] active, RowTest test) : FilterCursor(input, active)
    {
        private readonly Func<bool> _accepts = test.Create(input);

        protected override bool Accept() => _accepts();
    }
}
