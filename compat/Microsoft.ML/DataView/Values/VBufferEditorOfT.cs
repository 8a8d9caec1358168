using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

/// <summary>Writes into the arrays of a VBuffer; the buffer is what Commit returns.</summary>
public readonly ref struct VBufferEditor<T>
{
    public readonly Span<T> Values;
    public readonly Span<int> Indices;

    private readonly int _length;
    private readonly T[] _values;
    private readonly int[] _indices;

    internal VBufferEditor(int length, int count, T[] values, int[] indices, bool indicesOnDense, bool newValues, bool newIndices)
    {
        _length = length;
        _values = values;
        _indices = indices;
        Values = values.AsSpan(0, count);
        Indices = count < length || indicesOnDense ? indices.AsSpan(0, count) : default;
        CreatedNewValues = newValues;
        CreatedNewIndices = newIndices;
    }

    public bool CreatedNewValues { get; }

    public bool CreatedNewIndices { get; }

    public VBuffer<T> Commit() => new(_length, Values.Length, _values, _indices);

    public VBuffer<T> CommitTruncated(int physicalValuesCount)
    {
        Guard.Argument(physicalValuesCount <= Values.Length, nameof(physicalValuesCount),
            $"{physicalValuesCount} values are more than the {Values.Length} this editor was created for.");
        return new VBuffer<T>(_length, physicalValuesCount, _values, _indices);
    }
}
