using System.Globalization;
using System.Text;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>
/// A confusion matrix as text, in the current culture: a row for each actual class ending in its recall, a column for each predicted class ending in its
/// precision. Names that do not fit the columns give way to class indices in the header, and are numbered in the rows: "1. a long name".
/// </summary>
internal sealed class ConfusionTable
{
    private const int ShortestMargin = 9; // "PREDICTED"

    private readonly ConfusionMatrix _matrix;
    private readonly IReadOnlyList<string> _names;
    private readonly bool _isBinary;
    private readonly bool _isNumbered;
    private readonly int _columnWidth;
    private readonly int _digits;
    private readonly int _margin;

    public ConfusionTable(ConfusionMatrix matrix, IReadOnlyList<string> names, bool isBinary)
    {
        _matrix = matrix;
        _names = names;
        _isBinary = isBinary;
        _columnWidth = names.Count == 2 ? 8 : 5;
        var longest = names.Max(name => name.Length);
        _isNumbered = longest > _columnWidth;
        _digits = Text(names.Count - 1).Length;
        _margin = Math.Max(ShortestMargin, _isNumbered ? longest + _digits + 2 : longest);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        if (_isBinary && _names.Count == 2)
        {
            text.Append(PositiveRatio());
        }

        text.AppendLine().AppendLine("Confusion table");
        text.Append(Margin("")).AppendLine(Rule());
        text.Append(Margin("PREDICTED")).AppendJoin("", _names.Select(Header)).AppendLine(" Recall");
        text.Append(Margin("TRUTH")).AppendLine(Rule());
        for (var actual = 0; actual < _names.Count; actual++)
        {
            text.Append(RowName(actual)).AppendJoin("", _matrix.Counts[actual].Select(Count)).AppendLine(Recall(actual));
        }

        text.Append(Margin("")).AppendLine(Rule());
        text.Append(Margin("Precision")).AppendJoin("", _matrix.PerClassPrecision.Select(Precision)).AppendLine();
        return text.ToString();
    }

    private static string Text(double value, string format = null) => value.ToString(format, CultureInfo.CurrentCulture);

    /// <summary>"TEST POSITIVE RATIO:", a tab, the share of actual positives, and that share as a fraction.</summary>
    private string PositiveRatio()
    {
        var positive = _matrix.Counts[0].Sum();
        var negative = _matrix.Counts[1].Sum();
        var name = _names[0].ToUpper(CultureInfo.CurrentCulture);
        var count = Text(positive, "F1");
        return $"TEST {name} RATIO:\t{Text(positive / (positive + negative), "N4")} ({count}/({count}+{Text(negative, "F1")}))";
    }

    private string Margin(string title) => title.PadRight(_margin) + " ||";

    private string Rule() => new('=', _names.Count * (_names.Count > 2 ? 8 : 11));

    private string Header(string name, int index) => $" {(_isNumbered ? Text(index) : name).PadLeft(_columnWidth)} |";

    private string RowName(int index) => _isNumbered
        ? $"{Text(index).PadLeft(_digits)}. {_names[index].PadLeft(_margin - _digits - 2)} ||"
        : $"{_names[index].PadLeft(_margin)} ||";

    private string Count(double count) => $" {Text(count, "N0").PadLeft(_columnWidth)} |";

    private string Recall(int actual) => " " + Text(_matrix.PerClassRecall[actual], "F4").PadLeft(5);

    private string Precision(double precision) => Text(precision, "N4").PadLeft(_columnWidth + 1) + " |";
}
