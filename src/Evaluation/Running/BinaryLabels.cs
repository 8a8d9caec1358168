using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Evaluation.Reading;

namespace MLNetVision.Evaluation.Running;

/// <summary>
/// Labels of two classes: truth values, numbers of which those above 0 are positive, keys of two values of which the second is positive, or texts that say true
/// or false.
/// </summary>
internal static class BinaryLabels
{
    public delegate int LabelReader(out string text);

    public static string[] Names(DataViewSchema.Column label) =>
        label.Type is KeyDataViewType { Count: 2 } && ColumnTexts.OfOrNull(label, "KeyValues") is { Length: 2 } values && values[0] != values[1]
            ? values
            : ["False", "True"];

    public static LabelReader Reader(DataViewRow row, DataViewSchema.Column label)
    {
        if (label.Type is TextDataViewType)
            return Texts(row.GetGetter<ReadOnlyMemory<char>>(label));
        if (label.Type is KeyDataViewType { Count: not 2 })
            throw Columns.Mistaken(label, "label", "truth values, numbers, keys of two values, or the texts true and false");
        var read = Numbers.ReaderOrNull(row, label) ?? throw Columns.Mistaken(label, "label",
            "truth values, numbers, keys of two values, or the texts true and false");
        return (out string text) =>
        {
            var number = read();
            text = number.ToString(CultureInfo.InvariantCulture);
            return double.IsNaN(number) ? ClassReader.Missing : number > 0 ? 1 : 0;
        };
    }

    private static LabelReader Texts(ValueGetter<ReadOnlyMemory<char>> getter) => (out string text) =>
    {
        ReadOnlyMemory<char> value = default;
        getter(ref value);
        text = value.ToString();
        return value.Span.IsWhiteSpace() ? ClassReader.Missing : bool.TryParse(value.Span, out var truth) ? (truth ? 1 : 0) : ClassReader.Unknown;
    };
}
