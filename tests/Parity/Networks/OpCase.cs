using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Networks;

/// <summary>
/// A case of generators/networks_ops.py, networks_grids.py or networks_calculations.py: steps, the inputs that they take, and where outputs and gradients are
/// stored.
/// </summary>
internal sealed record OpCase(
    string Name, Dictionary<string, InputSpec> Inputs, JsonArray Nodes, double LossValue, string Loss,
    Dictionary<string, int> Outputs, Dictionary<string, int> Gradients)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The fixture that the case is of.</summary>
    [JsonIgnore]
    public string Fixture { get; init; } = "";

    /// <summary>The largest batch; the sessions are planned for one row more.</summary>
    public int Rows => Inputs.Values.Where(i => i.Batch).Max(i => i.Dims[0]);

    public static IEnumerable<OpCase> Load(string fixture) => JsonDocument.Parse(Fixtures.Bytes($"networks/{fixture}.json")).RootElement
        .GetProperty("cases").Deserialize<OpCase[]>(Json)!.Select(c => c with { Fixture = fixture });

    /// <summary>The network of the case, whose outputs are the loss and what is compared.</summary>
    public Network Network()
    {
        var inputs = Inputs.Select(i => new JsonObject
        {
            ["name"] = i.Key,
            ["op"] = "Input",
            ["attributes"] = new JsonObject { ["type"] = new JsonObject { ["element"] = $"{i.Value.Element}", ["shape"] = i.Value.Shape() } },
        });
        var outputs = Outputs.Keys.Select(o => KeyValuePair.Create(o.Replace(':', '_'), o)).Append(new("loss", Loss)).DistinctBy(o => o.Key);
        return NetworkJson.Read(new JsonObject
        {
            ["format"] = "mlnetvision-network",
            ["version"] = 1,
            ["name"] = "case",
            ["nodes"] = new JsonArray([.. inputs, .. Nodes.Select(n => n!.DeepClone())]),
            ["outputs"] = new JsonObject(outputs.Select(o => KeyValuePair.Create(o.Key, (JsonNode?)o.Value))),
        }.ToJsonString());
    }

    public Dictionary<string, HostTensor> Values() => Inputs.ToDictionary(i => i.Key, i => i.Value.Make($"{Name}/{i.Key}"));
}

/// <summary>An input as its script describes it.</summary>
internal sealed record InputSpec(string Kind, int[] Dims, bool Batch, double Low, double High, int Below, long? Ignored)
{
    private int Count => Dims.Aggregate(1, (product, d) => product * d);

    public DType Element => Kind == "classes" ? DType.Int64 : DType.Float32;

    public JsonArray Shape() => [.. Dims.Select((d, i) => i == 0 && Batch ? JsonValue.Create("N") : JsonValue.Create(d))];

    public HostTensor Make(string name) => Kind switch
    {
        "classes" => HostTensor.Of<long>(NamedValues.Classes(name, Count, Below, Ignored), Dims),
        "signs" => HostTensor.Of<float>(NamedValues.Signs(name, Count), Dims),
        "probabilities" => HostTensor.Of<float>(NamedValues.Probabilities(name, Dims[0], Dims[1], Count / (Dims[0] * Dims[1])), Dims),
        _ => HostTensor.Of<float>(NamedValues.Uniform(name, Count, Low, High), Dims),
    };
}
