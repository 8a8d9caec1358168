using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Rows;

/// <summary>A row that belongs to someone else: disposing this one leaves it alone.</summary>
internal sealed class KeptRow(DataViewRow row) : DataViewRow
{
    public override DataViewSchema Schema => row.Schema;

    public override long Position => row.Position;

    public override long Batch => row.Batch;

    public override bool IsColumnActive(DataViewSchema.Column column) => row.IsColumnActive(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => row.GetIdGetter();

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => row.GetGetter<TValue>(column);
}
