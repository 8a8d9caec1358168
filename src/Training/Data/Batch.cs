using System.Collections.Frozen;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Training.Data;

/// <summary>
/// Room for the rows that go into one step, made once and filled anew. Tensors have fixed dimensions, so a smaller batch has tensors of its own; these are
/// kept, and a loop that always sees the same two sizes allocates in its first epoch only.
/// </summary>
public sealed class Batch
{
    private Dictionary<int, FrozenDictionary<string, HostTensor>> _sizes = [];
    private int _rows;

    /// <summary>Makes room for <paramref name="capacity"/> rows at most.</summary>
    public Batch(IReadOnlyList<BatchField> fields, int capacity)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        Fields = [.. fields];
        Capacity = capacity;
        Rows = capacity;
    }

    /// <summary>What a row consists of.</summary>
    public IReadOnlyList<BatchField> Fields { get; }

    /// <summary>The most rows.</summary>
    public int Capacity { get; }

    /// <summary>How many rows there are. Setting it changes <see cref="Tensors"/>; set it first, then fill them.</summary>
    public int Rows
    {
        get => _rows;
        set
        {
            if (value < 1 || value > Capacity)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, $"Batch.Rows has to be from 1 to the batch's capacity of {Capacity}.");
            }

            if (!_sizes.TryGetValue(value, out var tensors))
            {
                tensors = Make(value);
                _sizes.Add(value, tensors);
            }

            _rows = value;
            Tensors = tensors;
        }
    }

    /// <summary>The rows: a tensor [Rows, ...] a field.</summary>
    public IReadOnlyDictionary<string, HostTensor> Tensors { get; private set; } = FrozenDictionary<string, HostTensor>.Empty;

    /// <summary>The tensor of a field.</summary>
    public HostTensor this[string field] => Tensors.TryGetValue(field, out var tensor)
        ? tensor
        : throw new KeyNotFoundException($"The batch has no field '{field}'. It has: {string.Join(", ", Fields.Select(f => f.Name))}.");

    /// <summary>Swaps rows with another batch of the same fields and capacity, without copying.</summary>
    public void Exchange(Batch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Capacity != Capacity || !other.Fields.SequenceEqual(Fields))
        {
            throw new ArgumentException(
                $"A batch of {Capacity} x ({string.Join("; ", Fields)}) was to be exchanged with one of "
                + $"{other.Capacity} x ({string.Join("; ", other.Fields)}).",
                nameof(other));
        }

        (_sizes, other._sizes) = (other._sizes, _sizes);
        (_rows, other._rows) = (other._rows, _rows);
        (Tensors, other.Tensors) = (other.Tensors, Tensors);
    }

    private FrozenDictionary<string, HostTensor> Make(int rows) => Fields.ToFrozenDictionary(
        f => f.Name,
        f => new HostTensor(f.Element, [rows, .. f.RowShape.Select(d => checked((int)d.Size))]),
        StringComparer.Ordinal);
}
