using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.ValueMapping;

internal sealed class ValueMap<TKey, TValue> : ValueMap
{
    private readonly DataViewType _keyType;
    private readonly Dictionary<TKey, TValue> _values = new(TextComparer.EqualityOf<TKey>());

    public ValueMap(DataViewType keyType, DataViewType valueType, DataViewSchema.Annotations annotations, IEnumerable<(TKey Key, TValue Value)> pairs)
        : base(valueType, annotations)
    {
        _keyType = keyType;
        foreach (var (key, value) in pairs)
            Guard.State(_values.TryAdd(key, value), $"The key '{key}' occurs twice in the map; a key has one value.");
    }

    public override void Save(ModelWriter writer)
    {
        writer.WriteType(_keyType);
        writer.WriteType(ValueType);
        writer.WriteAnnotations(Annotations);
        writer.WriteList(_values, pair =>
        {
            writer.WriteValue(_keyType, pair.Key);
            writer.WriteValue(ValueType, pair.Value);
        });
    }

    public override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType)
            return CreateVectorGetter(row, column);
        return ValueType is VectorDataViewType vector
            ? GenericCall.Invoke<Delegate>(CreateGetterOfVectors<int>, vector.ItemType.RawType, row, column)
            : CreateScalarGetter(row, column);
    }

    private Func<TValue> Lookup(DataViewRow row, DataViewSchema.Column column)
    {
        var source = row.GetGetter<TKey>(column);
        TKey key = default;
        return () =>
        {
            source(ref key);
            return _values.GetValueOrDefault(key);
        };
    }

    private ValueGetter<TValue> CreateScalarGetter(DataViewRow row, DataViewSchema.Column column)
    {
        var lookup = Lookup(row, column);
        return (ref TValue value) => value = lookup();
    }

    // The caller may write into what it gets, so the stored vectors are copied.
    private ValueGetter<VBuffer<TItem>> CreateGetterOfVectors<TItem>(DataViewRow row, DataViewSchema.Column column)
    {
        var lookup = (Func<VBuffer<TItem>>)(object)Lookup(row, column);
        return (ref VBuffer<TItem> value) => lookup().CopyTo(ref value);
    }

    private ValueGetter<VBuffer<TValue>> CreateVectorGetter(DataViewRow row, DataViewSchema.Column column)
    {
        var source = row.GetGetter<VBuffer<TKey>>(column);
        VBuffer<TKey> keys = default;
        return (ref VBuffer<TValue> destination) =>
        {
            source(ref keys);
            var stored = keys.GetValues();
            Guard.State(keys.IsDense || stored.IsEmpty,
                $"Column '{column.Name}' has a sparse vector in this row; as in ML.NET, only dense ones can be mapped.");
            var editor = VBufferEditor.Create(ref destination, keys.Length);
            editor.Values[stored.Length..].Clear();
            for (var i = 0; i < stored.Length; i++)
                editor.Values[i] = _values.GetValueOrDefault(stored[i]);
            destination = editor.Commit();
        };
    }
}
