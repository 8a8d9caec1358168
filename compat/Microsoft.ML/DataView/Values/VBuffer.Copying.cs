using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

public readonly partial struct VBuffer<T>
{
    public static void Copy(T[] source, int sourceIndex, ref VBuffer<T> destination, int length)
    {
        var size = source?.Length ?? 0;
        Guard.Argument(length >= 0 && length <= size, nameof(length), $"{length} items cannot be copied from an array of {size}.");
        Guard.Argument(sourceIndex >= 0 && sourceIndex <= size - length, nameof(sourceIndex),
            $"{length} items from index {sourceIndex} exceed an array of {size}.");
        var editor = VBufferEditor.Create(ref destination, length);
        source.AsSpan(sourceIndex, length).CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public void CopyTo(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length, _count);
        GetValues().CopyTo(editor.Values);
        GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    public void CopyToDense(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public void CopyTo(ref VBuffer<T> destination, int sourceIndex, int length)
    {
        Guard.Argument(sourceIndex >= 0 && sourceIndex <= Length, nameof(sourceIndex), $"Index {sourceIndex} is outside a vector of length {Length}.");
        Guard.Argument(length >= 0 && sourceIndex <= Length - length, nameof(length),
            $"{length} items from index {sourceIndex} exceed a vector of length {Length}.");
        var from = IsDense ? sourceIndex : FirstAtOrAfter(sourceIndex);
        var count = IsDense ? length : FirstAtOrAfter(sourceIndex + length) - from;
        var editor = VBufferEditor.Create(ref destination, length, count);
        _values.AsSpan(from, count).CopyTo(editor.Values);
        for (var i = 0; i < editor.Indices.Length; i++)
            editor.Indices[i] = _indices[from + i] - sourceIndex;
        destination = editor.Commit();
    }

    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default)
    {
        Guard.Argument(destinationIndex >= 0 && destinationIndex <= destination.Length - Length, nameof(destination),
            $"{Length} items from index {destinationIndex} exceed a destination of {destination.Length}.");
        var target = destination.Slice(destinationIndex, Length);
        if (IsDense)
        {
            GetValues().CopyTo(target);
            return;
        }

        // ML.NET ignores defaultValue when nothing is stored.
        target.Fill(_count == 0 ? default : defaultValue);
        for (var i = 0; i < _count; i++)
            target[_indices[i]] = _values[i];
    }

    private int FirstAtOrAfter(int index)
    {
        var at = GetIndices().BinarySearch(index);
        return at >= 0 ? at : ~at;
    }
}
