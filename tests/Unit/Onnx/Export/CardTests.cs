using System.Text.Json;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Tests.Unit.Onnx.Export;

public sealed class CardTests : IDisposable
{
    private static readonly string[] Labels = ["cat", "dög", "\"fish\""];

    private static readonly ModelCard Card = new()
    {
        Name = "pets",
        Description = "Tells pets apart.",
        Licence = "MIT",
        Paper = "Some Paper, 2020",
        Source = "my pictures",
        Seed = 7,
        Labels = Labels,
        Metrics = new Dictionary<string, double> { ["accuracy"] = 0.75 },
        Preprocessing = new() { Height = 4, Width = 4, Mean = [0.5f], Deviation = [0.25f] },
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-onnx-").FullName;

    private static Network Network { get; } = Network.Build(
        "pets", b => new Dictionary<string, Tensor> { ["scores.output"] = b.Input("x", ["N", 1, 4, 4]).Flatten().Dense(3, name: "fc") });

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_card_is_the_models_metadata()
    {
        var model = Model(new());
        var metadata = model.Metadata.ToDictionary();

        Assert.Equal(("MLNetVision", "Tells pets apart.", "pets"), (model.ProducerName, model.DocString, model.Graph.Name));
        Assert.Equal(("MIT", "Some Paper, 2020", "7", "my pictures"), (metadata["licence"], metadata["paper"], metadata["seed"], metadata["source"]));
        Assert.Equal(Labels, JsonSerializer.Deserialize<string[]>(metadata[OnnxExporter.LabelsKey]));
        Assert.Equal(0.75, JsonDocument.Parse(metadata["metrics"]).RootElement.GetProperty("accuracy").GetDouble());
        Assert.Equal(0.5, JsonDocument.Parse(metadata["preprocessing"]).RootElement.GetProperty("mean")[0].GetDouble());
        Assert.DoesNotContain("labels", Network.ToOnnx(WeightSet.Initialise(Network, 1)).Metadata.Select(m => m.Key));
    }

    [Fact]
    public void Slot_names_are_where_ML_NET_looks_for_them()
    {
        var model = Model(new() { SlotNames = true });

        var node = model.Graph.Nodes.Single(n => n.Name == "mlnet.scores.SlotNames");
        Assert.Equal(("LabelEncoder", "ai.onnx.ml"), (node.OpType, node.Domain));
        Assert.Equal(Labels, node.Attributes.Single(a => a.Name == "keys_strings").Texts);
        Assert.Equal(2, model.OperatorSets.Single(s => s.Domain == "ai.onnx.ml").Version);
        Assert.DoesNotContain(model.Graph.Nodes, n => n.Inputs.Intersect(node.Outputs).Any());
    }

    [Fact]
    public void Slot_names_of_other_numbers_of_labels_stay_away()
    {
        var model = Network.ToOnnx(WeightSet.Initialise(Network, 1), Card with { Labels = ["one"] }, new() { SlotNames = true });

        Assert.DoesNotContain(model.Graph.Nodes, n => n.Domain.Length > 0);
    }

    [Fact]
    public void Scores_leave_as_probabilities_where_asked_for_and_once()
    {
        var ends = Network.Build("ends", b => b.Input("x", ["N", 4]).Softmax());

        Assert.Equal(["Flatten", "Gemm", "Softmax"], Model(new() { Softmax = true }).Graph.Nodes.Select(n => n.OpType));
        Assert.Equal(["Softmax"], ends.ToOnnx(WeightSet.Initialise(ends, 1), options: new() { Softmax = true }).Graph.Nodes.Select(n => n.OpType));
    }

    [Fact]
    public void Weights_beside_the_model_are_the_same_and_nothing_else_is_left()
    {
        var network = Network.Build("wide", b => b.Input("x", ["N", 40]).Dense(30, name: "fc").Dense(2, name: "end"));
        var weights = WeightSet.Initialise(network, 3);
        var path = Path.Combine(_folder, "wide.onnx");

        OnnxFile.Write(path, network.ToOnnx(weights), OnnxExternalData.Always);
        var again = OnnxFile.Read(path).Graph.Initializers.ToDictionary(t => t.Name);

        Assert.All(weights, w => Assert.True(again[w.Key].Data.Span.SequenceEqual(w.Value.Bytes.Span)));
        Assert.Equal(["wide.onnx", "wide.onnx.data"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var inside = OnnxFile.Read(File.ReadAllBytes(path)).Graph.Initializers;
        Assert.Equal("wide.onnx.data", inside.Single(t => t.Name == "fc.weight").External["location"]);
        Assert.Empty(inside.Single(t => t.Name == "end.bias").External);
    }

    [Fact]
    public void A_model_that_is_replaced_has_its_own_weights_until_then()
    {
        var network = Network.Build("wide", b => b.Input("x", ["N", 40]).Dense(30, name: "fc"));
        var path = Path.Combine(_folder, "wide.onnx");
        string[] Names() => [.. Directory.GetFiles(_folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        var names = new List<string[]>();
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var weights = WeightSet.Initialise(network, seed);
            OnnxFile.Write(path, network.ToOnnx(weights), OnnxExternalData.Always);
            names.Add(Names());
            Assert.True(OnnxFile.Read(path).Graph.Initializers.Single(t => t.Name == "fc.weight").Data.Span.SequenceEqual(weights["fc.weight"].Bytes.Span));
        }

        OnnxFile.Write(path, network.ToOnnx(WeightSet.Initialise(network, 4)));
        Assert.Equal([["wide.onnx", "wide.onnx.data"], ["wide.onnx", "wide.onnx.2.data"], ["wide.onnx", "wide.onnx.data"]], names);
        Assert.Equal(["wide.onnx"], Names());
    }

    [Fact]
    public void Weights_that_another_model_left_are_overwritten()
    {
        var network = Network.Build("wide", b => b.Input("x", ["N", 40]).Dense(30, name: "fc"));
        var path = Path.Combine(_folder, "wide.onnx");
        File.WriteAllText(path, "no model");
        File.WriteAllText($"{path}.data", "left over");

        OnnxFile.Write(path, network.ToOnnx(WeightSet.Initialise(network, 1)), OnnxExternalData.Always);

        Assert.Equal(2, OnnxFile.Read(path).Graph.Initializers.Length);
    }

    [Fact]
    public void Without_need_weights_stay_in_the_model()
    {
        var path = Path.Combine(_folder, "pets.onnx");

        OnnxFile.Write(path, Model(new()));

        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    private static ModelProto Model(OnnxExportOptions options) => Network.ToOnnx(WeightSet.Initialise(Network, 1), Card, options);
}
