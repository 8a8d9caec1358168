using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Rows;

/// <summary>An input cursor seen through a selection of its columns.</summary>
internal sealed class SelectedCursor(DataViewRowCursor input, SelectedColumns columns, bool[] active) : DataViewRowCursor
{
    private bool _disposed;

    public override DataViewSchema Schema => columns.Schema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override bool MoveNext() => input.MoveNext();

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(columns.SourceOf(column));

    protected override void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;
        if (disposing)
            input.Dispose();
        base.Dispose(disposing);
    }
}
