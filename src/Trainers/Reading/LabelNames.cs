using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Trainers.Reading;

/// <summary>Turns what a label column holds into class numbers. Missing values have none.</summary>
internal abstract class LabelNames
{
    /// <summary>The names of the classes, by number; where they come from the rows, of those so far.</summary>
    public abstract IReadOnlyList<string> All { get; }

    /// <summary>A function that gives the present row's class number, or null where the label is missing.</summary>
    public abstract Func<int?> Bind(DataViewRow row, DataViewSchema.Column column);

    /// <summary>
    /// The rule for a column. Texts: classes in the order of their appearance, as MapValueToKey has it; an empty text is missing. Keys: the key's own values,
    /// those without rows among them; 0 is missing. Numbers: they are the class numbers, whole and from 0, as ML.NET's own trainers have it; not a number is
    /// missing. Truth values: false, then true.
    /// </summary>
    /// <param name="owner">The trainer, for errors.</param>
    /// <param name="column">The label column.</param>
    /// <param name="known">The classes of a model that rows have to belong to, or null.</param>
    public static LabelNames For(string owner, DataViewSchema.Column column, IReadOnlyList<string>? known) => column.Type switch
    {
        TextDataViewType => new TextLabels(owner, known),
        KeyDataViewType => new KeyLabels(owner, column, known),
        BooleanDataViewType => new TruthLabels(owner, known),
        NumberDataViewType => new NumberLabels(owner, known),
        _ => throw new ArgumentException(
            $"{owner}: the label column '{column.Name}' has to hold texts, keys, whole numbers or truth values, but is {column.Type}."),
    };

    /// <summary>The number of a class among known ones.</summary>
    protected static int Find(string owner, DataViewRow row, string column, IReadOnlyDictionary<string, int> known, string name) =>
        known.TryGetValue(name, out var number) ? number : throw new InvalidOperationException(
            $"{owner}: the label '{name}' of row {row.Position} in column '{column}' is none of the {known.Count} classes that are known:"
            + $" {string.Join(", ", known.Keys.Take(20))}{(known.Count > 20 ? ", ..." : "")}. Leave such rows out, or train anew.");

    protected static Dictionary<string, int> Numbered(IReadOnlyList<string> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (number, name) in names.Index())
        {
            numbers.TryAdd(name, number);
        }

        return numbers;
    }
}
