namespace MLNetVision.Onnx.Export;

/// <summary>The names of a graph's values. Those of inputs and outputs are fixed; the others give way with a number.</summary>
internal sealed class GraphNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<OnnxValue, string> _names = [];

    public string this[OnnxValue value] => _names[value];

    public bool Has(OnnxValue value) => _names.ContainsKey(value);

    /// <summary>Gives a value a name that it has to have.</summary>
    public void Claim(OnnxValue value, string name)
    {
        if (!_taken.Add(name))
        {
            throw new OnnxException($"'{name}' is the name of two inputs or outputs of the graph; each needs its own.");
        }

        _names.Add(value, name);
    }

    /// <summary>Gives a value a name near the one that it asks for.</summary>
    public void Give(OnnxValue value)
    {
        if (!_names.ContainsKey(value))
        {
            _names.Add(value, Unique(value.Hint, _taken));
        }
    }

    /// <summary>The name, or the name with a number behind it where it is taken.</summary>
    public static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var i = 1; !taken.Add(unique); i++)
        {
            unique = $"{name}_{i}";
        }

        return unique;
    }
}
