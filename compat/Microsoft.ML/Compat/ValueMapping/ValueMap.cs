using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.ValueMapping;

/// <summary>A dictionary from values of one column type to values of another, which may be vectors. What it does not know maps to the default.</summary>
internal abstract class ValueMap(DataViewType valueType, DataViewSchema.Annotations annotations)
{
    public DataViewType ValueType { get; } = valueType;

    /// <summary>The annotations of the value column: its key values, for instance.</summary>
    public DataViewSchema.Annotations Annotations { get; } = annotations;

    public static ValueMap Load(ModelReader reader)
    {
        var keyType = reader.ReadType();
        var valueType = reader.ReadType();
        return GenericCall.Invoke<ValueMap>(LoadCore<int, int>, keyType.RawType, valueType.RawType, reader, keyType, valueType, reader.ReadAnnotations());
    }

    /// <summary>The type of a mapped column. A vector is mapped item by item into a vector of any size.</summary>
    public DataViewType TypeFor(DataViewType input)
        => input is VectorDataViewType ? new VectorDataViewType(DataViewTypes.PrimitiveOf(ValueType.ItemType().RawType)) : ValueType;

    public abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column);

    public abstract void Save(ModelWriter writer);

    private static ValueMap LoadCore<TKey, TValue>(ModelReader reader, DataViewType keyType, DataViewType valueType, DataViewSchema.Annotations annotations)
        => new ValueMap<TKey, TValue>(keyType, valueType, annotations,
            reader.ReadList(() => (reader.ReadValue<TKey>(keyType), reader.ReadValue<TValue>(valueType))));
}
