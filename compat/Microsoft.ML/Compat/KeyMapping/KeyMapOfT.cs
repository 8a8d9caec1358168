using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.KeyMapping;

internal sealed class KeyMap<T> : KeyMap
{
    private readonly T[] _values;
    private readonly Dictionary<T, uint> _keys = new(TextComparer.EqualityOf<T>());

    public KeyMap(PrimitiveDataViewType itemType, T[] values)
        : base(itemType, values.Length)
    {
        _values = values;
        foreach (var value in values)
            Guard.Format(_keys.TryAdd(value, (uint)_keys.Count + 1), $"The value '{value}' occurs twice in a key map.");
    }

    /// <summary>The key of a value, 0 for a value that has none.</summary>
    public uint KeyOf(T value) => _keys.GetValueOrDefault(value);

    public override void Save(ModelWriter writer)
    {
        writer.WriteType(ItemType);
        writer.WriteVector(new VBuffer<T>(_values.Length, _values));
    }

    public override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column)
        => column.Type is VectorDataViewType vector ? CreateVectorGetter(row, column, vector.Size) : CreateScalarGetter(row, column);

    public override void Describe(DataViewSchema.Annotations.Builder annotations, DataViewSchema.Column input, bool asText)
    {
        if (Count > 0)
            KeyValues.Add(annotations, input, ItemType, _values, asText);
    }

    private ValueGetter<uint> CreateScalarGetter(DataViewRow row, DataViewSchema.Column column)
    {
        var source = row.GetGetter<T>(column);
        T value = default;
        return (ref uint key) =>
        {
            source(ref value);
            key = KeyOf(value);
        };
    }

    private ValueGetter<VBuffer<uint>> CreateVectorGetter(DataViewRow row, DataViewSchema.Column column, int size)
    {
        var source = row.GetGetter<VBuffer<T>>(column);
        var slots = new SlotBuilder<uint>();
        VBuffer<T> value = default;
        return (ref VBuffer<uint> destination) =>
        {
            source(ref value);
            Guard.State(size == 0 || value.Length == size, $"Column '{column.Name}' should have {size} slots; this row has {value.Length}.");
            slots.Start(value.Length);
            AddKeys(value, slots);
            slots.Finish(ref destination);
        };
    }

    private void AddKeys(in VBuffer<T> vector, SlotBuilder<uint> slots)
    {
        // What a sparse row does not store has a key of its own, unless the default was never seen.
        var all = !vector.IsDense && KeyOf(default) != 0;
        foreach (var (slot, value) in vector.Items(all))
            slots.Add(slot, KeyOf(value));
    }
}
