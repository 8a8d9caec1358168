using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Evaluation.Reading;

/// <summary>
/// Reads a row's class. Texts and keys with values are matched by name, so that data and model may number the classes differently; a number is the
/// class's place from 0, or its name where all names are numbers.
/// </summary>
internal sealed class ClassReader
{
    private readonly Func<(int Place, string Text)> _read;

    private ClassReader(Func<(int Place, string Text)> read) => _read = read;

    /// <summary>A row's label is missing.</summary>
    public const int Missing = -1;

    /// <summary>A row's class is none of the model's.</summary>
    public const int Unknown = -2;

    public static ClassReader Of(DataViewRow row, DataViewSchema.Column label, ClassNames names)
    {
        if (label.Type is TextDataViewType)
            return new ClassReader(Texts(row, label, names));
        if (label.Type is KeyDataViewType && ColumnTexts.OfOrNull(label, "KeyValues") is { } values && names.Given)
            return new ClassReader(Keys(Reader(row, label), values, names));
        return new ClassReader(Places(Reader(row, label), names));
    }

    /// <summary>The class's place, or why there is none.</summary>
    public int Read(out string text)
    {
        (var place, text) = _read();
        return place;
    }

    private static Func<double> Reader(DataViewRow row, DataViewSchema.Column label) =>
        Numbers.ReaderOrNull(row, label) ?? throw Columns.Mistaken(label, "label", "keys, numbers, truth values or text");

    private static Func<(int, string)> Texts(DataViewRow row, DataViewSchema.Column label, ClassNames names)
    {
        if (!names.Given)
        {
            throw new ArgumentException(
                $"EvaluateDetailed: the label column '{label.Name}' is text, but the scores have no names to match it with. Give scores with slot names, or a "
                + "PredictedLabel column with key values, or labels that are keys or numbers.", nameof(label));
        }

        var getter = row.GetGetter<ReadOnlyMemory<char>>(label);
        return () =>
        {
            ReadOnlyMemory<char> value = default;
            getter(ref value);
            var text = value.ToString();
            return (text.Length == 0 && names.PlaceOf("") is null ? Missing : names.PlaceOf(text) ?? Unknown, text);
        };
    }

    private static Func<(int, string)> Keys(Func<double> read, string[] values, ClassNames names)
    {
        var places = Array.ConvertAll(values, value => names.PlaceOf(value) ?? Unknown);
        return () =>
        {
            var key = read();
            return double.IsNaN(key) ? (Missing, "") : (places[(int)key], values[(int)key]);
        };
    }

    private static Func<(int, string)> Places(Func<double> read, ClassNames names) => () =>
    {
        var number = read();
        if (double.IsNaN(number))
            return (Missing, "");
        var text = number.ToString(CultureInfo.InvariantCulture);
        if (names.AreNumbers)
            return (names.PlaceOf(text) ?? Unknown, text);
        return (number >= 0 && number < names.Names.Count && number == Math.Floor(number) ? (int)number : Unknown, text);
    };
}
