using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Conversion;

/// <summary>Getters of a column's values as another type, through the standard conversions.</summary>
internal static class ConvertingGetters
{
    /// <summary>A getter of a scalar column as <paramref name="target"/>; its delegate type follows from the target's raw type.</summary>
    public static Delegate Scalar(DataViewRow row, int column, PrimitiveDataViewType target)
        => GenericCall.Invoke<Delegate>(ScalarCore<int, int>, row.Schema[column].Type.RawType, target.RawType, row, column, target);

    public static ValueGetter<T> Scalar<T>(DataViewRow row, int column, PrimitiveDataViewType target) => (ValueGetter<T>)Scalar(row, column, target);

    /// <summary>A getter of a vector column with items of type <paramref name="target"/>; what is sparse stays sparse.</summary>
    public static Delegate Vector(DataViewRow row, int column, PrimitiveDataViewType target)
        => GenericCall.Invoke<Delegate>(VectorCore<int, int>, row.Schema[column].Type.ItemType().RawType, target.RawType, row, column, target);

    public static ValueGetter<VBuffer<T>> Vector<T>(DataViewRow row, int column, PrimitiveDataViewType target)
        => (ValueGetter<VBuffer<T>>)Vector(row, column, target);

    private static Delegate ScalarCore<TSource, TTarget>(DataViewRow row, int column, PrimitiveDataViewType target)
    {
        var source = row.Schema[column];
        var convert = StandardConversions.Get<TSource, TTarget>(source.Type, target);
        var getter = row.GetGetter<TSource>(source);
        if (typeof(TSource) == typeof(TTarget))
            return getter;
        TSource value = default;
        return (ValueGetter<TTarget>)((ref TTarget destination) =>
        {
            getter(ref value);
            convert(value, ref destination);
        });
    }

    private static Delegate VectorCore<TSource, TTarget>(DataViewRow row, int column, PrimitiveDataViewType target)
    {
        var source = row.Schema[column];
        var type = (VectorDataViewType)source.Type;
        var convert = StandardConversions.Get<TSource, TTarget>(type.ItemType, target);
        var getter = row.GetGetter<VBuffer<TSource>>(source);
        if (typeof(TSource) == typeof(TTarget))
            return getter;
        VBuffer<TSource> value = default;
        return (ValueGetter<VBuffer<TTarget>>)((ref VBuffer<TTarget> destination) =>
        {
            getter(ref value);
            Guard.State(type.Size == 0 || value.Length == type.Size, $"Column '{source.Name}' should have {type.Size} slots; this row has {value.Length}.");
            var stored = value.GetValues();
            var editor = VBufferEditor.Create(ref destination, value.Length, stored.Length);
            for (var i = 0; i < stored.Length; i++)
                convert(stored[i], ref editor.Values[i]);
            value.GetIndices().CopyTo(editor.Indices);
            destination = editor.Commit();
        });
    }
}
