using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Evaluation.Reading;

/// <summary>
/// The classes of labels and predictions, matched by name: those of the predictions' key values first, then the labels'. Keys without values are places from 0,
/// called by their number where the other column has no values either. Texts and keys of unknown count make classes as they come.
/// </summary>
internal sealed class DetectionClasses
{
    /// <summary>The most classes that are only numbers: hashes are no classes.</summary>
    private const int MostNumbers = 1 << 16;

    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => _names;

    /// <summary>Reads the classes of a row's objects.</summary>
    public delegate int[] Reader(long row);

    /// <summary>Counts in the names that a column says.</summary>
    public void AddNames(DataViewSchema.Column column)
    {
        foreach (var name in ColumnTexts.OfOrNull(column, "KeyValues") ?? [])
            PlaceOf(name);
    }

    public Reader Of(DataViewRow row, DataViewSchema.Column column, string role) => column.Type switch
    {
        VectorDataViewType { ItemType: TextDataViewType } => Texts(DetectionColumns.Texts(row, column), column),
        VectorDataViewType { ItemType: KeyDataViewType key } => Keys(DetectionColumns.Keys(row, column, key.RawType), column),
        _ => throw DetectionColumns.Mistaken(column, role, "vectors of keys, one for each object (Conversion.MapValueToKey makes them of text), or of text"),
    };

    private static Exception Missing(long row, int place, DataViewSchema.Column column) => DetectionColumns.Faulty(
        row, $"object {place} of column '{column.Name}' has no class. Take it out together with its box, or give it one.");

    private Reader Texts(Func<string[]> read, DataViewSchema.Column column) =>
        row => Places(read(), (text, i) => text.Length > 0 ? PlaceOf(text) : throw Missing(row, i, column));

    private Reader Keys(Func<ulong[]> read, DataViewSchema.Column column)
    {
        var names = ColumnTexts.OfOrNull(column, "KeyValues");
        return row => Places(read(), (key, i) => key == 0 ? throw Missing(row, i, column)
            : names is not null ? PlaceOf(names[key - 1])
            : key <= MostNumbers ? PlaceOfNumber(key - 1)
            : throw DetectionColumns.Faulty(
                row, $"object {i} of column '{column.Name}' is key {key}, without a value to be called by. Give keys with values, or up to {MostNumbers}."));
    }

    private static int[] Places<T>(T[] values, Func<T, int, int> place) => [.. values.Select(place)];

    private int PlaceOfNumber(ulong number)
    {
        while ((ulong)_names.Count <= number)
            PlaceOf(_names.Count.ToString(CultureInfo.InvariantCulture));
        return (int)number;
    }

    private int PlaceOf(string name)
    {
        if (!_places.TryGetValue(name, out var place))
        {
            _places[name] = place = _names.Count;
            _names.Add(name);
        }

        return place;
    }
}
