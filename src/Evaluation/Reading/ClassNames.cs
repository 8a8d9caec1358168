using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Evaluation.Reading;

/// <summary>
/// What the classes of a score are called: the score's slot names, else the key values of the prediction, else those of the label where there are as many, else
/// their numbers. A name that comes again gets a number.
/// </summary>
internal sealed class ClassNames
{
    private readonly Dictionary<string, int> _places;

    private ClassNames(string[] names, bool areGiven)
    {
        Given = areGiven;
        Names = Distinct(names);
        _places = Names.Select((name, place) => (name, place)).ToDictionary(n => n.name, n => n.place, StringComparer.Ordinal);
        AreNumbers = areGiven && names.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether the data says the names.</summary>
    public bool Given { get; }

    /// <summary>Whether all of them are numbers, so that a label of that number is meant by name.</summary>
    public bool AreNumbers { get; }

    public int? PlaceOf(string name) => _places.TryGetValue(name, out var place) ? place : null;

    public static ClassNames Of(DataViewSchema schema, DataViewSchema.Column score, DataViewSchema.Column? label, int count)
    {
        var names = ColumnTexts.OfOrNull(score, "SlotNames");
        names = Fitting(names, count) ?? Fitting(KeyValues(schema.GetColumnOrNull("PredictedLabel")), count) ?? Fitting(KeyValues(label), count);
        return new ClassNames(names ?? [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))], names is not null);
    }

    private static string[]? KeyValues(DataViewSchema.Column? column) => column is { } c ? ColumnTexts.OfOrNull(c, "KeyValues") : null;

    private static string[]? Fitting(string[]? names, int count) => names?.Length == count && names.Any(n => n.Length > 0) ? names : null;

    private static string[] Distinct(string[] names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Array.ConvertAll(names, name =>
        {
            var distinct = name;
            for (var again = 2; !seen.Add(distinct); again++)
                distinct = $"{name} ({again})";
            return distinct;
        });
    }
}
