using Microsoft.ML.Compat.Typed;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>Labels as numbers: a key's index from 0 with NaN for a missing one, true as 1, a number as itself.</summary>
internal static class LabelGetters
{
    public static ValueGetter<float> Of(DataViewRow row, DataViewSchema.Column column) => column.Type switch
    {
        NumberDataViewType number when number == NumberDataViewType.Single => row.GetGetter<float>(column),
        NumberDataViewType number when number == NumberDataViewType.Double => Converted<double>(row, column, value => (float)value),
        BooleanDataViewType => Converted<bool>(row, column, value => value ? 1 : 0),
        KeyDataViewType key => GenericCall.Invoke<ValueGetter<float>>(Key<uint>, key.RawType, row, column),
        _ => throw Errors.Invalid($"The label column '{column.Name}' has type {column.Type}; a label is a Single, Double, Boolean or Key."),
    };

    private static ValueGetter<float> Key<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var count = ((KeyDataViewType)column.Type).Count;
        var number = KeyNumbers.To<T>();
        return Converted<T>(row, column, value => number(value) is var key && key > 0 && key <= count ? key - 1 : float.NaN);
    }

    private static ValueGetter<float> Converted<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> convert)
    {
        var getter = row.GetGetter<T>(column);
        T value = default;
        return (ref float label) =>
        {
            getter(ref value);
            label = convert(value);
        };
    }
}
