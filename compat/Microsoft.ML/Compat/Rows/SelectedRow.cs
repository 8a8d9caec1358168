using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Rows;

/// <summary>An input row seen through a selection of its columns. Disposing it disposes the input row.</summary>
internal sealed class SelectedRow(DataViewRow input, SelectedColumns columns) : DataViewRow
{
    private bool _disposed;

    public override DataViewSchema Schema => columns.Schema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(columns.SourceOf(column));

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
