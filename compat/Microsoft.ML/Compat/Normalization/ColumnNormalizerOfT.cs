using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>A normalizer of Single or Double: one number to one for scalars, slot by slot for vectors.</summary>
internal abstract class ColumnNormalizer<T>(DataViewType type, int size) : ColumnNormalizer(type)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    protected bool IsScalar => Type is not VectorDataViewType;

    public sealed override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column)
    {
        if (IsScalar)
            return CreateScalarGetter(row.GetGetter<T>(column));
        var source = row.GetGetter<VBuffer<T>>(column);
        var slots = new SlotBuilder<T>();
        VBuffer<T> value = default;
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> destination) =>
        {
            source(ref value);
            Guard.State(value.Length == size, $"The normalizer was fitted on {size} slots; column '{column.Name}' has {value.Length} in this row.");
            slots.Start(size);
            Map(value, slots);
            slots.Finish(ref destination);
        });
    }

    protected abstract Delegate CreateScalarGetter(ValueGetter<T> source);

    protected abstract void Map(in VBuffer<T> source, SlotBuilder<T> destination);
}
