using Microsoft.ML;

namespace MLNetVision.Trainers.Reading;

/// <summary>Truth values: class 0 is False, class 1 is True.</summary>
internal sealed class TruthLabels(string owner, IReadOnlyList<string>? known) : LabelNames
{
    private readonly Dictionary<string, int> _numbers = Numbered(known ?? [bool.FalseString, bool.TrueString]);

    public override IReadOnlyList<string> All { get; } = known ?? [bool.FalseString, bool.TrueString];

    public override Func<int?> Bind(DataViewRow row, DataViewSchema.Column column)
    {
        var get = row.GetGetter<bool>(column);
        var value = false;
        return () =>
        {
            get(ref value);
            return Find(owner, row, column.Name, _numbers, value.ToString());
        };
    }
}
