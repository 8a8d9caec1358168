using System.Globalization;
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Evaluation.Reading;

/// <summary>The texts of annotations: slot names, and key values of any type.</summary>
internal static class ColumnTexts
{
    private static readonly MethodInfo ReadValues = typeof(ColumnTexts).GetMethod(nameof(Values), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>An annotation's values as text, or null where the column has none.</summary>
    public static string[]? OfOrNull(DataViewSchema.Column column, string annotation)
    {
        if (column.Annotations.Schema.GetColumnOrNull(annotation)?.Type is not VectorDataViewType { ItemType: PrimitiveDataViewType item })
            return null;
        return (string[])ReadValues.MakeGenericMethod(item.RawType).Invoke(null, [column, annotation])!;
    }

    /// <summary>The text of a value as a person reads it.</summary>
    public static string Text<T>(T value) => value switch
    {
        ReadOnlyMemory<char> text => text.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    private static string[] Values<T>(DataViewSchema.Column column, string annotation)
    {
        VBuffer<T> values = default;
        column.Annotations.GetValue(annotation, ref values);
        return [.. values.DenseValues().Select(Text)];
    }
}
