using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Rows;

/// <summary>A cursor over rows with computed columns, each computed when it is read.</summary>
internal sealed class MappedCursor(IRowMapping mapping, DataViewRowCursor input, ActiveColumns active) : DataViewRowCursor
{
    private readonly MappedRow _row = new(mapping, input, active);

    public override DataViewSchema Schema => _row.Schema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override bool MoveNext() => input.MoveNext();

    public override bool IsColumnActive(DataViewSchema.Column column) => _row.IsColumnActive(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _row.GetGetter<TValue>(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _row.Dispose();
        }

        base.Dispose(disposing);
    }
}
