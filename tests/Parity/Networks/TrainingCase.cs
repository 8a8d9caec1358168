using System.Text.Json;
using System.Text.Json.Serialization;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Networks;

/// <summary>A case of generators/networks_training.py: a network, a rule, the loss of each step, and where the weights after the last one are stored.</summary>
internal sealed record TrainingCase(
    string Name, [property: JsonPropertyName("network")] string NetworkName, TrainingRule Rule, string[] Frozen, double[] Losses,
    Dictionary<string, int> Weights, Dictionary<string, int>? Averages)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static IReadOnlyList<TrainingCase> Load() => JsonDocument.Parse(Fixtures.Bytes("networks/training.json")).RootElement
        .GetProperty("cases").Deserialize<TrainingCase[]>(Json)!;

    public ISession Compile(string engine, int rows)
    {
        var network = TrainedNetworks.Build(NetworkName).Freeze(Frozen);
        var options = new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = rows }, Training = Rule, Threads = 1 };
        return EnginesUnderTest.Make(engine).Compile(network, NamedValues.Weights(NetworkName, network), options);
    }

    public double Step(ISession session, string batch) => session.TrainStep(TrainedNetworks.Batch(NetworkName, batch), Rule.Optimizer.LearningRate);
}
