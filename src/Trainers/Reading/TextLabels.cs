using Microsoft.ML;

namespace MLNetVision.Trainers.Reading;

/// <summary>Texts: classes in the order of their appearance, or those that are known.</summary>
internal sealed class TextLabels(string owner, IReadOnlyList<string>? known) : LabelNames
{
    private readonly Dictionary<string, int> _numbers = Numbered(known ?? []);
    private readonly List<string> _names = [.. known ?? []];

    public override IReadOnlyList<string> All => _names;

    public override Func<int?> Bind(DataViewRow row, DataViewSchema.Column column)
    {
        var get = row.GetGetter<ReadOnlyMemory<char>>(column);
        var lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlyMemory<char> text = default;
        return () =>
        {
            get(ref text);
            return text.IsEmpty ? null : lookup.TryGetValue(text.Span, out var number) ? number : Add(row, column, text.ToString());
        };
    }

    private int Add(DataViewRow row, DataViewSchema.Column column, string name)
    {
        if (known is not null)
        {
            return Find(owner, row, column.Name, _numbers, name);
        }

        _numbers.Add(name, _names.Count);
        _names.Add(name);
        return _names.Count - 1;
    }
}
