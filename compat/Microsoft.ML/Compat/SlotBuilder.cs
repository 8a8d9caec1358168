using Microsoft.ML.Compat.Conversion;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat;

/// <summary>
/// Builds a vector from slots that come in increasing order. Default values are left out; the vector is dense as soon as half of the slots are taken.
/// Belongs to one getter, which uses it for row after row.
/// </summary>
internal sealed class SlotBuilder<T>
{
    private int[] _indices = new int[8];
    private T[] _values = new T[8];
    private int _length;
    private int _count;

    public void Start(int length)
    {
        _length = length;
        _count = 0;
    }

    public void Add(int slot, T value)
    {
        if (MissingValues.IsDefault(value))
            return;
        if (_count == _values.Length)
        {
            Array.Resize(ref _values, 2 * _count);
            Array.Resize(ref _indices, 2 * _count);
        }

        _indices[_count] = slot;
        _values[_count++] = value;
    }

    public void Finish(ref VBuffer<T> destination)
    {
        if (_count == 0 || _count < _length / 2)
            WriteSparse(ref destination);
        else
            WriteDense(ref destination);
    }

    private void WriteSparse(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, _length, _count);
        _values.AsSpan(0, _count).CopyTo(editor.Values);
        _indices.AsSpan(0, editor.Indices.Length).CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    private void WriteDense(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, _length);
        editor.Values.Clear();
        for (var i = 0; i < _count; i++)
            editor.Values[_indices[i]] = _values[i];
        destination = editor.Commit();
    }
}
