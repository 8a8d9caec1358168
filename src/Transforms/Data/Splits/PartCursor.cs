using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Data;

/// <summary>A cursor that passes over the rows of the other parts.</summary>
internal sealed class PartCursor(DataViewRowCursor input, Partition partition, int part, bool isComplement) : DataViewRowCursor
{
    private readonly ValueGetter<DataViewRowId> _id = input.GetIdGetter();
    private long _position = -1;
    private long _passed;
    private bool _ended;

    public override DataViewSchema Schema => input.Schema;

    public override long Position => _position;

    public override long Batch => input.Batch;

    public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(column);

    public override bool MoveNext()
    {
        while (!_ended && input.MoveNext())
        {
            if (partition[Row()] == part != isComplement)
            {
                _position++;
                return true;
            }
        }

        (_ended, _position) = (true, -1);
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            (_ended, _position) = (true, -1);
            input.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Row()
    {
        DataViewRowId id = default;
        _id(ref id);
        var row = partition.Index.HasIds ? partition.Index.Find(id) : partition.Index.At(_passed++);
        return row >= 0 ? row : throw new InvalidOperationException(
            $"A split of data knows {partition.Rows} rows, but a further one came, with the id {id}: the data has changed since it was split. "
            + "Split it anew, or keep it with mlContext.Data.Cache before.");
    }
}
