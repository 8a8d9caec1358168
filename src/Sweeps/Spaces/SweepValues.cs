namespace MLNetVision.Sweeps;

/// <summary>What a trial has of a space. Where a parameter is not there, the caller says what counts instead.</summary>
public sealed class SweepValues
{
    private readonly Dictionary<string, DrawnValue> _values;

    internal SweepValues(IEnumerable<DrawnValue> values) => _values = values.ToDictionary(v => v.Name, StringComparer.Ordinal);

    /// <summary>The parameters that are there.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>Whether a parameter is there.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The name that a choice has taken.</summary>
    public string Choice(string name, string otherwise) => Of<ChoiceDomain>(name, "a choice") is { } drawn ? drawn.Domain.Text(drawn.Value) : otherwise;

    /// <summary>Yes or no.</summary>
    public bool Bool(string name, bool otherwise) => Of<BoolDomain>(name, "yes or no") is { } drawn ? drawn.Value > 0 : otherwise;

    /// <summary>A whole number.</summary>
    public int Int(string name, int otherwise) => Of<IntegerDomain>(name, "a whole number") is { } drawn ? checked((int)drawn.Value) : otherwise;

    /// <summary>A number, whole or not.</summary>
    public double Number(string name, double otherwise) => !_values.TryGetValue(name, out var drawn) ? otherwise
        : drawn.Domain is RealDomain or IntegerDomain ? drawn.Value : throw Wrong(name, "a number", drawn.Domain);

    private DrawnValue? Of<T>(string name, string kind) =>
        !_values.TryGetValue(name, out var drawn) ? null : drawn.Domain is T ? drawn : throw Wrong(name, kind, drawn.Domain);

    private static SweepException Wrong(string name, string wanted, ParameterDomain domain) =>
        new($"The parameter '{name}' of the space has to be {wanted}, and is {domain.Kind}. Change its kind.");
}
