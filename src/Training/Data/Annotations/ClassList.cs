namespace MLNetVision.Training.Data;

/// <summary>Labels by name: of classes that are given, or of those that come.</summary>
internal sealed class ClassList
{
    private const int NamesInMessage = 20;
    private readonly bool _isGiven;
    private readonly List<string> _names;
    private readonly Dictionary<string, int> _places;

    public ClassList(IReadOnlyList<string>? given)
    {
        _isGiven = given is not null;
        _names = [.. given ?? []];
        _places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _names.Count; i++)
        {
            if (string.IsNullOrEmpty(_names[i]) || !_places.TryAdd(_names[i], i))
                throw new ArgumentException($"AnnotationOptions.Classes: names have to differ; '{_names[i]}' is empty or comes twice.", nameof(given));
        }
    }

    public IReadOnlyList<string> Names => _names;

    /// <summary>The label of a name.</summary>
    public int Of(string name, string place)
    {
        if (name.Length == 0)
            throw new DataFormatException($"{place}: it has no class name.");
        if (_places.TryGetValue(name, out var label))
            return label;
        if (_isGiven)
        {
            throw new DataFormatException(
                $"{place}: its class '{name}' is none of the {_names.Count} classes: {string.Join(", ", _names.Take(NamesInMessage))}. "
                + "Add it to AnnotationOptions.Classes.");
        }

        _places[name] = _names.Count;
        _names.Add(name);
        return _names.Count - 1;
    }
}
