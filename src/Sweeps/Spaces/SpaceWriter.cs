using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLNetVision.Sweeps.Spaces;

/// <summary>A space as JSON, in the form that <see cref="SpaceReader"/> reads.</summary>
internal static class SpaceWriter
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(SweepSpace space)
    {
        var domains = space.Parameters.ToDictionary(p => p.Name, p => p.Domain);
        var parameters = new JsonObject(space.Parameters.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Name, Write(p, domains))));
        return new JsonObject { ["parameters"] = parameters }.ToJsonString(Indented);
    }

    private static JsonObject Write(SweepParameter parameter, Dictionary<string, ParameterDomain> domains)
    {
        var written = new JsonObject { ["kind"] = parameter.Domain.Kind };
        foreach (var (name, value) in Limits(parameter.Domain))
        {
            written[name] = value;
        }

        if (parameter.Usual is { } usual)
        {
            written["usual"] = Node(parameter.Domain, usual);
        }

        if (parameter.When.Count > 0)
        {
            written["when"] = new JsonObject(parameter.When.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Parameter, Values(c, domains[c.Parameter]))));
        }

        return written;
    }

    private static IEnumerable<(string Name, JsonNode? Value)> Limits(ParameterDomain domain) => domain switch
    {
        ChoiceDomain choice => [("values", new JsonArray([.. choice.Values.Select(v => (JsonNode?)v)]))],
        IntegerDomain { Step: not 1 } whole => [("low", whole.Low), ("high", whole.High), ("step", whole.Step)],
        IntegerDomain whole => [("low", whole.Low), ("high", whole.High)],
        RealDomain { Step: { } step } real => [("low", real.Low), ("high", real.High), ("step", step)],
        RealDomain real => [("low", real.Low), ("high", real.High)],
        _ => [],
    };

    private static JsonNode? Values(SweepCondition condition, ParameterDomain domain) => condition.Values is [var one]
        ? Node(domain, one)
        : new JsonArray([.. condition.Values.Select(v => Node(domain, v))]);

    private static JsonNode Node(ParameterDomain domain, string text) => domain.Write(domain.Read(text)!.Value);
}
