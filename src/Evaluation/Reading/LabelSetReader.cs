using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Evaluation.Reading;

/// <summary>
/// Reads which labels a row has: a truth value or number a label (above 0 for yes), or a set of keys or texts that are matched by name.
/// </summary>
internal static class LabelSetReader
{
    /// <summary>Fills which labels a row has; gives 0, or why it cannot be told.</summary>
    public delegate int Reader(bool[] has, out string text);

    public static Reader Of(DataViewRow row, DataViewSchema.Column label, ClassNames names) => label.Type switch
    {
        VectorDataViewType { ItemType: BooleanDataViewType } v => Marks<bool>(row, label, v, names, yes => yes ? 1 : 0),
        VectorDataViewType { ItemType: NumberDataViewType n } v when n == NumberDataViewType.Single => Marks<float>(row, label, v, names, x => x),
        VectorDataViewType { ItemType: KeyDataViewType key } when key.RawType == typeof(uint) => Keys(row, label, names),
        VectorDataViewType { ItemType: TextDataViewType } => Texts(row, label, names),
        _ => throw Columns.Mistaken(label, "label", "vectors of Boolean or Single, one a label, or of keys or texts that name the labels of a row"),
    };

    private static Reader Marks<T>(DataViewRow row, DataViewSchema.Column label, VectorDataViewType type, ClassNames names, Func<T, double> number)
    {
        if (type.Size != names.Names.Count)
            throw Columns.Mistaken(label, "label", $"vectors of {names.Names.Count} values, one for each score");
        var getter = row.GetGetter<VBuffer<T>>(label);
        VBuffer<T> values = default;
        return (bool[] has, out string text) =>
        {
            getter(ref values);
            Array.Clear(has);
            text = "";
            foreach (var (place, value) in values.Items())
            {
                if (double.IsNaN(number(value)))
                    return ClassReader.Missing;
                has[place] = number(value) > 0;
            }

            return 0;
        };
    }

    private static Reader Keys(DataViewRow row, DataViewSchema.Column label, ClassNames names)
    {
        var values = names.Given ? ColumnTexts.OfOrNull(label, "KeyValues") : null;
        var getter = row.GetGetter<VBuffer<uint>>(label);
        VBuffer<uint> keys = default;
        return (bool[] has, out string text) =>
        {
            getter(ref keys);
            Array.Clear(has);
            foreach (var (_, key) in keys.Items())
            {
                text = key == 0 ? "" : values is null ? (key - 1).ToString(CultureInfo.InvariantCulture) : values[key - 1];
                if (key == 0)
                    continue;
                if ((values is null ? (key <= has.Length ? (int)key - 1 : null) : names.PlaceOf(text)) is not { } place)
                    return ClassReader.Unknown;
                has[place] = true;
            }

            text = "";
            return 0;
        };
    }

    private static Reader Texts(DataViewRow row, DataViewSchema.Column label, ClassNames names)
    {
        var getter = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(label);
        VBuffer<ReadOnlyMemory<char>> texts = default;
        return (bool[] has, out string text) =>
        {
            getter(ref texts);
            Array.Clear(has);
            foreach (var (_, value) in texts.Items())
            {
                text = value.ToString();
                if (text.Length == 0)
                    continue;
                if (names.PlaceOf(text) is not { } place)
                    return ClassReader.Unknown;
                has[place] = true;
            }

            text = "";
            return 0;
        };
    }
}
