using System.Globalization;
using System.Text.Json;

namespace MLNetVision.Sweeps.Spaces;

/// <summary>
/// Reads a space: <c>{ "parameters": { "rate": { "kind": "log-uniform", "low": 1e-4, "high": 0.1, "usual": 0.003, "when": { "optimizer": "adam" } } } }</c>.
/// What it does not know it refuses, and says where.
/// </summary>
internal sealed class SpaceReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly string[] Numbers = ["low", "high", "step"];

    private static readonly Dictionary<string, string[]> Members = new()
    {
        [ParameterKinds.Choice] = ["values"],
        [ParameterKinds.Bool] = [],
        [ParameterKinds.Int] = Numbers,
        [ParameterKinds.LogInt] = ["low", "high"],
        [ParameterKinds.Uniform] = Numbers,
        [ParameterKinds.LogUniform] = ["low", "high"],
    };

    private readonly string _source;
    private readonly List<SweepParameter> _parameters = [];

    private SpaceReader(string source) => _source = source;

    public static SweepSpace Read(string json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return new SpaceReader(source).Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new SweepException($"'{source}' is no JSON: {e.Message}", e);
        }
    }

    private SweepSpace Read(JsonElement root)
    {
        Object(root, "$", ["parameters"]);
        var parameters = root.TryGetProperty("parameters", out var found) ? found : throw Wrong("$", root, "an object with the member 'parameters'");
        Require(parameters.ValueKind == JsonValueKind.Object, "$.parameters", parameters, "an object with a member a parameter");
        foreach (var property in parameters.EnumerateObject())
        {
            var path = $"$.parameters.{property.Name}";
            var parameter = Parameter(property.Name, property.Value, path);
            Checked(path, property.Value, () => SpaceCheck.Check(parameter, _parameters));
            _parameters.Add(parameter);
        }

        Require(_parameters.Count > 0, "$.parameters", parameters, "a parameter or more");
        return new SweepSpace(_parameters);
    }

    private SweepParameter Parameter(string name, JsonElement written, string path)
    {
        Require(written.ValueKind == JsonValueKind.Object, path, written, "an object with the member 'kind'");
        var kinds = string.Join(", ", Members.Keys);
        var kind = written.TryGetProperty("kind", out var found) ? found : throw Wrong(path, written, $"an object with the member 'kind': {kinds}");
        Require(kind.ValueKind == JsonValueKind.String && Members.ContainsKey(kind.GetString()!), $"{path}.kind", kind, $"one of {kinds}");
        Object(written, path, ["kind", "usual", "when", .. Members[kind.GetString()!]]);
        var domain = Domain(kind.GetString()!, written, path);
        Checked(path, written, () => SpaceCheck.Check(new SweepParameter(name, domain), []));
        return new SweepParameter(name, domain)
        {
            Usual = written.TryGetProperty("usual", out var usual) ? Value(domain, usual, $"{path}.usual") : null,
            When = written.TryGetProperty("when", out var when) ? Conditions(when, $"{path}.when") : [],
        };
    }

    private ParameterDomain Domain(string kind, JsonElement written, string path) => kind switch
    {
        ParameterKinds.Choice => new ChoiceDomain(Names(written, path)),
        ParameterKinds.Bool => new BoolDomain(),
        ParameterKinds.Int => new IntegerDomain(
            Whole(written, path, "low"), Whole(written, path, "high"), Step: Optional(written, "step") ? Whole(written, path, "step") : 1),
        ParameterKinds.LogInt => new IntegerDomain(Whole(written, path, "low"), Whole(written, path, "high"), Log: true),
        ParameterKinds.Uniform => new RealDomain(
            Real(written, path, "low"), Real(written, path, "high"), Step: Optional(written, "step") ? Real(written, path, "step") : null),
        _ => new RealDomain(Real(written, path, "low"), Real(written, path, "high"), Log: true),
    };

    private List<SweepCondition> Conditions(JsonElement when, string path)
    {
        Require(when.ValueKind == JsonValueKind.Object, path, when, "an object with a member for each parameter that it depends on");
        var conditions = new List<SweepCondition>();
        foreach (var property in when.EnumerateObject())
        {
            var place = $"{path}.{property.Name}";
            var other = _parameters.Find(p => p.Name == property.Name) ?? throw Wrong(place, property.Value, "about a parameter that stands before this one");
            Require(other.Domain is not RealDomain, place, property.Value, "about a parameter that is a choice, a bool or a whole number");
            conditions.Add(property.Value.ValueKind == JsonValueKind.Array
                ? new SweepCondition(other.Name, [.. property.Value.EnumerateArray().Select((v, i) => Value(other.Domain, v, $"{place}[{i}]"))])
                : new SweepCondition(other.Name, Value(other.Domain, property.Value, place)));
        }

        return conditions;
    }

    private string Value(ParameterDomain domain, JsonElement written, string path) =>
        domain.Text(domain.Read(written) ?? throw Wrong(path, written, "one of the parameter's values"));

    private string[] Names(JsonElement written, string path)
    {
        var values = Member(written, path, "values");
        Require(values.ValueKind == JsonValueKind.Array && values.GetArrayLength() > 0, $"{path}.values", values, "an array of a value or more");
        return [.. values.EnumerateArray()
            .Select((v, i) => v.ValueKind == JsonValueKind.String ? v.GetString()! : throw Wrong($"{path}.values[{i}]", v, "a text"))];
    }

    private long Whole(JsonElement written, string path, string name)
    {
        var value = Member(written, path, name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole) ? whole : throw Wrong($"{path}.{name}", value, "a whole number");
    }

    private double Real(JsonElement written, string path, string name)
    {
        var value = Member(written, path, name);
        return value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Wrong($"{path}.{name}", value, "a number");
    }

    private JsonElement Member(JsonElement written, string path, string name) =>
        written.TryGetProperty(name, out var value) ? value : throw Wrong(path, written, $"an object with the member '{name}'");

    private static bool Optional(JsonElement written, string name) => written.TryGetProperty(name, out _);

    private void Object(JsonElement written, string path, string[] members)
    {
        Require(written.ValueKind == JsonValueKind.Object, path, written, "an object");
        foreach (var property in written.EnumerateObject().Where(p => !members.Contains(p.Name)))
        {
            throw Wrong($"{path}.{property.Name}", property.Value, $"left out; the members here are {string.Join(", ", members)}");
        }
    }

    private void Checked(string path, JsonElement written, Action check)
    {
        try
        {
            check();
        }
        catch (SweepException e)
        {
            throw new SweepException($"'{_source}', {path} is {Shown(written)}: {e.Message}", e);
        }
    }

    private void Require(bool holds, string path, JsonElement written, string rule)
    {
        if (!holds)
        {
            throw Wrong(path, written, rule);
        }
    }

    private SweepException Wrong(string path, JsonElement written, string rule) => new($"'{_source}', {path} is {Shown(written)}; it has to be {rule}.");

    private static string Shown(JsonElement written)
    {
        const int Most = 80;
        var text = written.GetRawText().ReplaceLineEndings(" ");
        return text.Length <= Most ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, Most)}...");
    }
}
