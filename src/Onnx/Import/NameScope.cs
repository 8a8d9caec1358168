namespace MLNetVision.Onnx.Import;

/// <summary>What names stand for in a graph, and in the graphs around it.</summary>
internal sealed class NameScope(NameScope? outside)
{
    private readonly Dictionary<string, Value> _values = new(StringComparer.Ordinal);

    public Value this[string name] => _values.TryGetValue(name, out var value) ? value : outside?[name] ?? new MissingValue();

    public bool Has(string name) => _values.ContainsKey(name) || (outside?.Has(name) ?? false);

    public void TryBind(string name, Value value) => _values.TryAdd(name, value);
}
