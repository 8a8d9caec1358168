using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Rows.Parallel;

/// <summary>Copies rows of a cursor into batches.</summary>
internal sealed class BatchFiller
{
    private readonly ColumnFiller[] _columns;

    public BatchFiller(DataViewRow row)
    {
        var values = row.Schema.Where(row.IsColumnActive).Select(c => GenericCall.Invoke<ColumnFiller>(Create<int>, c.Type.RawType, row, c));
        _columns = [.. values, new ColumnFiller<DataViewRowId>(row.GetIdGetter())];
    }

    public RowBatch NewBatch() => new(Array.ConvertAll(_columns, c => c.NewColumn()));

    /// <summary>Adds the cursor's current row.</summary>
    public void Append(RowBatch batch)
    {
        for (var i = 0; i < _columns.Length; i++)
            _columns[i].Fill(batch.Columns[i], batch.Count);
        batch.Count++;
    }

    private static ColumnFiller Create<T>(DataViewRow row, DataViewSchema.Column column) => new ColumnFiller<T>(row.GetGetter<T>(column));

    private abstract class ColumnFiller
    {
        public abstract Array NewColumn();

        public abstract void Fill(Array column, int row);
    }

    // The slots keep their buffers from batch to batch.
    private sealed class ColumnFiller<T>(ValueGetter<T> getter) : ColumnFiller
    {
        public override Array NewColumn() => new T[RowBatch.Capacity];

        public override void Fill(Array column, int row) => getter(ref ((T[])column)[row]);
    }
}
