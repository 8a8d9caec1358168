using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Batches;

/// <summary>
/// The values of one column for the rows of a block. What a column's getter gives belongs to whoever asks, so each row has a variable of its own.
/// </summary>
internal abstract class ColumnBuffer
{
    /// <summary>Takes the cursor's current value for a row of the block.</summary>
    public abstract void Read(int row);

    /// <summary>A buffer for a column of a cursor.</summary>
    public static ColumnBuffer Of(DataViewRowCursor cursor, DataViewSchema.Column column, int rows)
    {
        var raw = column.Type.RawType;
        var kind = column.Type is VectorDataViewType ? typeof(VectorBuffer<>).MakeGenericType(raw.GenericTypeArguments)
            : (raw.IsValueType ? typeof(ValueBuffer<>) : typeof(ReferenceBuffer<>)).MakeGenericType(raw);
        return (ColumnBuffer)Activator.CreateInstance(kind, cursor, column, rows)!;
    }
}

/// <summary>A column of values of one type.</summary>
internal abstract class ColumnBuffer<T>(DataViewRowCursor cursor, DataViewSchema.Column column, int rows) : ColumnBuffer
{
    private readonly ValueGetter<T> _getter = cursor.GetGetter<T>(column);

    protected T[] Values { get; } = new T[rows];

    public override void Read(int row) => _getter(ref Values[row]);

    /// <summary>Gives the value of a row of the block.</summary>
    public abstract void Get(int row, ref T value);
}

/// <summary>Numbers, keys, texts, times: copied.</summary>
internal sealed class ValueBuffer<T>(DataViewRowCursor cursor, DataViewSchema.Column column, int rows) : ColumnBuffer<T>(cursor, column, rows)
    where T : struct
{
    public override void Get(int row, ref T value) => value = Values[row];
}

/// <summary>Vectors: copied into the reader's own.</summary>
internal sealed class VectorBuffer<T>(DataViewRowCursor cursor, DataViewSchema.Column column, int rows) : ColumnBuffer<VBuffer<T>>(cursor, column, rows)
{
    public override void Get(int row, ref VBuffer<T> value) => Values[row].CopyTo(ref value);
}
