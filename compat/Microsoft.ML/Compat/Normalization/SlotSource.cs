using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>Reads a scalar or vector column as a vector; a scalar is a vector of one slot.</summary>
internal sealed class SlotSource<T>
{
    private readonly ValueGetter<T> _scalar;
    private readonly ValueGetter<VBuffer<T>> _vector;
    private readonly string _name;
    private VBuffer<T> _current;

    public SlotSource(DataViewRow row, DataViewSchema.Column column)
    {
        _name = column.Name;
        Size = column.Type.ValueCount();
        if (column.Type is VectorDataViewType)
        {
            _vector = row.GetGetter<VBuffer<T>>(column);
        }
        else
        {
            _scalar = row.GetGetter<T>(column);
            _current = new VBuffer<T>(1, new T[1]);
        }
    }

    /// <summary>The number of slots that every row must have.</summary>
    public int Size { get; }

    /// <summary>The slots of the row; the next read overwrites them.</summary>
    public ref readonly VBuffer<T> Read()
    {
        if (_scalar is not null)
        {
            _scalar(ref VBufferEditor.CreateFromBuffer(ref _current).Values[0]);
            return ref _current;
        }

        _vector(ref _current);
        Guard.State(_current.Length == Size, $"Column '{_name}' should have {Size} slots; this row has {_current.Length}.");
        return ref _current;
    }
}
