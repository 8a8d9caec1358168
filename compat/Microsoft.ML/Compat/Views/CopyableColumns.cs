using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Views;

/// <summary>A view without the columns whose values cannot be copied and kept, such as images.</summary>
internal sealed class CopyableColumns : IDataView
{
    private readonly IDataView _source;
    private readonly int[] _kept;

    private CopyableColumns(IDataView source, int[] kept)
    {
        _source = source;
        _kept = kept;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(kept.Select(index => source.Schema[index]));
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => _source.CanShuffle;

    /// <summary>The source itself when all its columns can be copied.</summary>
    public static IDataView Of(IDataView source)
    {
        int[] kept = [.. source.Schema.Where(column => column.Type.IsCacheable()).Select(column => column.Index)];
        return kept.Length == source.Schema.Count ? source : new CopyableColumns(source, kept);
    }

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = ColumnSelection.Of(columnsNeeded, Schema);
        return new Cursor(this, _source.GetRowCursor(Sources(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        var active = ColumnSelection.Of(columnsNeeded, Schema);
        return [.. _source.GetRowCursorSet(Sources(active), n, rand).Select(input => new Cursor(this, input, active))];
    }

    private DataViewSchema.Column[] Sources(bool[] active) => [.. _kept.Where((_, i) => active[i]).Select(index => _source.Schema[index])];

    private sealed class Cursor(CopyableColumns view, DataViewRowCursor input, bool[] active) : DataViewRowCursor
    {
        public override DataViewSchema Schema => view.Schema;

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override bool MoveNext() => input.MoveNext();

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Guard.State(IsColumnActive(column), $"Column '{column.Name}' is not active in this cursor; name it when the cursor is opened.");
            return input.GetGetter<TValue>(input.Schema[view._kept[column.Index]]);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }
    }
}
