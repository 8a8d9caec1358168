using System.Globalization;
using Microsoft.ML;

namespace MLNetVision.Trainers.Reading;

/// <summary>Numbers that are class numbers: whole, from 0. There are as many classes as the largest says.</summary>
internal sealed class NumberLabels(string owner, IReadOnlyList<string>? known) : LabelNames
{
    /// <summary>A number above this is a year, a price or a mistake rather than a class.</summary>
    private const int Most = 99_999;

    private readonly Dictionary<string, int> _numbers = Numbered(known ?? []);
    private int _count;

    public override IReadOnlyList<string> All => known ?? [.. Enumerable.Range(0, _count).Select(Name)];

    public override Func<int?> Bind(DataViewRow row, DataViewSchema.Column column)
    {
        var read = NumberGetters.For(row, column);
        return () =>
        {
            var value = read();
            return double.IsNaN(value) ? null : known is null ? Count(row, column, value) : Find(owner, row, column.Name, _numbers, Name(value));
        };
    }

    private int Count(DataViewRow row, DataViewSchema.Column column, double value)
    {
        if (!double.IsInteger(value) || value is < 0 or > Most)
        {
            throw new InvalidOperationException(
                $"{owner}: the label {Name(value)} of row {row.Position} in column '{column.Name}' is no class number: these are whole, from 0 to {Most}."
                + " MapValueToKey makes classes of any values.");
        }

        _count = Math.Max(_count, (int)value + 1);
        return (int)value;
    }

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Name(double number) => number.ToString(CultureInfo.InvariantCulture);
}
