using System.Collections;
using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

/// <summary>
/// A vector of Length items. Dense when it stores Length values; otherwise it stores fewer values with their strictly increasing indices, the
/// others being default. The arrays may be longer than what is stored: they are reused by <see cref="VBufferEditor"/>.
/// </summary>
public readonly partial struct VBuffer<T> : IEnumerable
{
    public readonly int Length;

    private readonly T[] _values;
    private readonly int[] _indices;
    private readonly int _count;

    public VBuffer(int length, T[] values, int[] indices = null)
    {
        Guard.Argument(length >= 0, nameof(length), $"The length of a vector is 0 or more, not {length}.");
        Guard.Argument((values?.Length ?? 0) >= length, nameof(values), $"{values?.Length ?? 0} values are too few for a vector of length {length}.");
        Length = length;
        _count = length;
        _values = values;
        _indices = indices;
    }

    public VBuffer(int length, int count, T[] values, int[] indices)
    {
        Guard.Argument(length >= 0, nameof(length), $"The length of a vector is 0 or more, not {length}.");
        Guard.Argument(count >= 0 && count <= length, nameof(count), $"A vector of length {length} stores 0 to {length} values, not {count}.");
        Guard.Argument((values?.Length ?? 0) >= count, nameof(values), $"{values?.Length ?? 0} values are fewer than the {count} announced.");
        Guard.Argument(count == length || (indices?.Length ?? 0) >= count, nameof(indices),
            $"{indices?.Length ?? 0} indices are fewer than the {count} announced.");
        Length = length;
        _count = count;
        _values = values;
        _indices = indices;
    }

    public bool IsDense => _count == Length;

    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    public T GetItemOrDefault(int index)
    {
        T item = default;
        GetItemOrDefault(index, ref item);
        return item;
    }

    public void GetItemOrDefault(int index, ref T destination)
    {
        Guard.Argument(index >= 0 && index < Length, nameof(index), $"Index {index} is outside a vector of length {Length}.");
        var at = IsDense ? index : GetIndices().BinarySearch(index);
        destination = at >= 0 ? _values[at] : default;
    }

    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false) => all && !IsDense ? EveryItem() : StoredItems();

    public IEnumerable<T> DenseValues() => EveryItem().Select(item => item.Value);

    // ML.NET enumerates the underlying array, unused capacity included.
    public IEnumerator GetEnumerator() => _values.GetEnumerator();

    public override string ToString() => IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";

    internal VBufferEditor<T> Edit(int length, int count, int capacityLimit, bool keepOld, bool indicesOnDense)
    {
        var values = Grow(_values, count, capacityLimit, keepOld);
        var indices = count < length || indicesOnDense ? Grow(_indices, count, capacityLimit, keepOld) : _indices;
        return new VBufferEditor<T>(length, count, values, indices, indicesOnDense, values != _values, indices != _indices);
    }

    internal VBufferEditor<T> Edit() => Edit(Length, _count, Array.MaxLength, keepOld: false, indicesOnDense: false);

    private static TItem[] Grow<TItem>(TItem[] array, int needed, int limit, bool keepOld)
    {
        Guard.Argument(needed <= limit, "maxValuesCapacity", $"{needed} values do not fit the capacity limit of {limit}.");
        var size = array?.Length ?? 0;
        if (size >= needed)
            return array;
        var grown = new TItem[Math.Max(needed, (int)Math.Min(limit, size == 0 ? 4L : 2L * size))];
        if (keepOld && size > 0)
            Array.Copy(array, grown, size);
        return grown;
    }

    private IEnumerable<KeyValuePair<int, T>> StoredItems()
    {
        for (var i = 0; i < _count; i++)
            yield return new KeyValuePair<int, T>(IsDense ? i : _indices[i], _values[i]);
    }

    private IEnumerable<KeyValuePair<int, T>> EveryItem()
    {
        for (int index = 0, stored = 0; index < Length; index++)
        {
            var present = stored < _count && (IsDense || _indices[stored] == index);
            yield return new KeyValuePair<int, T>(index, present ? _values[stored++] : default);
        }
    }
}
