using System.Text.Json;
using MLNetVision.Networks;
using MLNetVision.Networks.Zoo;
using MLNetVision.Onnx;

namespace MLNetVision.Tests.CommandLine;

public sealed class ExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlvision-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_network_of_the_zoo_is_written_with_the_weights_of_a_file()
    {
        var weights = WeightSet.Initialise(ModelZoo.Find("lenet5").Build(), 5);
        SafetensorsFile.Write(Place("lenet.safetensors"), weights);
        File.WriteAllLines(Place("labels.txt"), Enumerable.Range(0, 10).Select(i => $"digit {i}"));

        var (code, output, _) = Mlvision.Run(
            "export", "lenet5", "--weights", Place("lenet.safetensors"), "--labels", Place("labels.txt"),
            "--pixels", "nhwc", "--onnx", Place("lenet.onnx"), "--json");
        var model = OnnxFile.Read(Place("lenet.onnx"));

        Assert.Equal(0, code);
        Assert.Empty(JsonDocument.Parse(output).RootElement.GetProperty("notes").EnumerateArray());
        Assert.Equal("Float[N, 32, 32, 1]", $"{model.Graph.Inputs[0].Type}");
        Assert.Contains(model.Graph.Nodes, n => n.Name == "mlnet.output.SlotNames");
        Assert.All(weights, w => Assert.True(model.Graph.Initializers.Single(t => t.Name == w.Key).Data.Span.SequenceEqual(w.Value.Bytes.Span)));
    }

    [Fact]
    public void Other_classes_leave_the_head_random_and_say_so()
    {
        SafetensorsFile.Write(Place("lenet.safetensors"), WeightSet.Initialise(ModelZoo.Find("lenet5").Build(), 5));

        var (code, output, _) = Mlvision.Run("export", "lenet5", "--weights", Place("lenet.safetensors"), "--classes", "7", "--onnx", Place("lenet.onnx"));

        Assert.Equal(0, code);
        Assert.All(["Some weights are random", "Of another shape (2)", "Float[N, 7]"], s => Assert.Contains(s, output, StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_is_written_again_in_other_operators()
    {
        Mlvision.Run("export", "lenet5", "--onnx", Place("one.onnx"));

        var (code, _, _) = Mlvision.Run("export", Place("one.onnx"), "--onnx", Place("two.onnx"), "--opset", "18", "--external-data");

        Assert.Equal(0, code);
        Assert.Equal(18, OnnxFile.Read(Place("two.onnx")).Opset);
        Assert.True(File.Exists(Place("two.onnx.data")));
    }

    [Fact]
    public void Labels_of_another_number_and_weights_of_another_network_end_with_1()
    {
        File.WriteAllLines(Place("labels.txt"), ["one", "two"]);
        SafetensorsFile.Write(Place("mlp.safetensors"), WeightSet.Initialise(ModelZoo.Find("mlp").Build(), 5));

        var (labels, _, few) = Mlvision.Run("export", "lenet5", "--labels", Place("labels.txt"), "--onnx", Place("lenet.onnx"));
        var (weights, _, other) = Mlvision.Run("export", "lenet5", "--weights", Place("mlp.safetensors"), "--onnx", Place("lenet.onnx"));

        Assert.Equal((1, 1), (labels, weights));
        Assert.Contains("has 2 labels, but 'lenet5' gives 10 scores", few, StringComparison.Ordinal);
        Assert.Contains("Missing", other, StringComparison.Ordinal);
        Assert.False(File.Exists(Place("lenet.onnx")));
    }

    [Theory]
    [InlineData("lenet5")]
    [InlineData("lenet5", "--onnx", "x.onnx", "--opset", "3")]
    [InlineData("lenet5", "--onnx", "x.onnx", "--classes", "0")]
    [InlineData("lenet5", "--onnx", "x.onnx", "--weights", "/no/such/file")]
    public void A_command_line_that_is_not_understood_ends_with_2(params string[] arguments) =>
        Assert.Equal(2, Mlvision.Run(["export", .. arguments]).ExitCode);

    private string Place(string file) => Path.Combine(_folder, file);
}
