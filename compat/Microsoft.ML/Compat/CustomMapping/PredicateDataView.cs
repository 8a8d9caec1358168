using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Compat.Typed;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.CustomMapping;

/// <summary>The rows for which a predicate of row objects is false: as in ML.NET, true means filtered out.</summary>
/// <param name="newPredicate">A predicate for one cursor; it may keep state.</param>
/// <param name="keepsState">Whether the predicate depends on the rows before, so that the rows must come in order and from one cursor.</param>
internal sealed class PredicateDataView<TSrc>(IDataView source, Func<Func<TSrc, bool>> newPredicate, bool keepsState) : SameSchemaDataView(source)
    where TSrc : class, new()
{
    private readonly RowWriter<TSrc> _row = new(source.Schema, ignoreMissingColumns: false, null);

    public override bool CanShuffle => !keepsState && Source.CanShuffle;

    public override DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        if (keepsState)
            return [GetRowCursor(columnsNeeded, rand)];
        var active = ColumnSelection.Of(columnsNeeded, Schema);
        var needed = Needed(active);
        return [.. Source.GetRowCursorSet(ColumnSelection.Columns(Schema, needed), n, CanShuffle ? rand : null).Select(input => Filter(input, active))];
    }

    protected override DataViewRowCursor OpenCursor(bool[] active, Random random) => Filter(OpenSource(active, random, _row.Columns), active);

    private bool[] Needed(bool[] active)
    {
        var needed = (bool[])active.Clone();
        foreach (var column in _row.Columns)
            needed[column] = true;
        return needed;
    }

    private Cursor Filter(DataViewRowCursor input, bool[] active) => new(input, active, _row, newPredicate());

    private sealed class Cursor : FilterCursor
    {
        private readonly TSrc _object = new();
        private readonly Action<TSrc> _fill;
        private readonly Func<TSrc, bool> _drops;

        public Cursor(DataViewRowCursor input, bool[] active, RowWriter<TSrc> writer, Func<TSrc, bool> drops)
            : base(input, active)
        {
            _fill = writer.CreateFiller(input);
            _drops = drops;
        }

        protected override bool Accept()
        {
            _fill(_object);
            return !_drops(_object);
        }
    }
}
