using System.Text.Json;
using MLNetVision.Networks;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Tests.CommandLine;

/// <summary>mlvision onnx, over models that are written here: y = relu(x) * weights.</summary>
public sealed class OnnxTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlvision-onnx-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Inspecting_tells_inputs_outputs_operators_and_whether_it_can_be_imported()
    {
        var (code, output, _) = Mlvision.Run("onnx", "inspect", Model("good"), "--json");
        var report = JsonDocument.Parse(output).RootElement;

        Assert.Equal(0, code);
        Assert.Equal("x", report.GetProperty("inputs")[0].GetProperty("name").GetString());
        Assert.Equal("y", report.GetProperty("outputs")[0].GetProperty("name").GetString());
        Assert.Equal(1, report.GetProperty("operators").GetProperty("Relu").GetInt32());
        Assert.Equal(3, report.GetProperty("numbers").GetInt64());
        Assert.True(report.GetProperty("import").GetProperty("succeeds").GetBoolean());
    }

    [Fact]
    public void Inspecting_lists_every_step_that_is_not_supported()
    {
        var (code, output, _) = Mlvision.Run("onnx", "inspect", Model("odd", "NotAnOperator"));

        Assert.Equal(0, code);
        Assert.Contains("does not work: 1 steps are not supported", output, StringComparison.Ordinal);
        Assert.Contains("NotAnOperator", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Running_takes_given_tensors_and_writes_what_comes_out()
    {
        var input = Path.Combine(_root, "x.pb");
        OnnxFile.WriteTensor(input, TensorProto.Of<float>("x", [1, -2, 3], 1, 3));
        var results = Path.Combine(_root, "results");

        var (code, output, _) = Mlvision.Run("onnx", "run", Model("good"), "--input", $"x={input}", "--output", results, "--repeat", "2");

        Assert.Equal(0, code);
        Assert.Contains("First run", output, StringComparison.Ordinal);
        Assert.Equal([2f, 0, 12], OnnxFile.ReadTensor(Path.Combine(results, "y.pb")).As<float>().ToArray());
    }

    [Fact]
    public void Random_inputs_are_the_same_for_the_same_seed()
    {
        var model = Model("good");
        double Mean(string seed) => JsonDocument.Parse(Mlvision.Run("onnx", "run", model, "--json", "--repeat", "0", "--seed", seed).Output).RootElement
            .GetProperty("outputs")[0].GetProperty("mean").GetDouble();

        Assert.Equal(Mean("1"), Mean("1"));
        Assert.NotEqual(Mean("1"), Mean("2"));
    }

    [Theory]
    [InlineData("z=x.pb", "no input 'z'")]
    [InlineData("nonsense", "not of the form NAME=FILE.pb")]
    public void An_input_that_does_not_exist_is_named(string input, string complaint)
    {
        OnnxFile.WriteTensor(Path.Combine(_root, "x.pb"), TensorProto.Of<float>("x", [1, 2, 3], 1, 3));
        var (code, _, error) = Mlvision.Run(
            "onnx", "run", Model("good"), "--input", input.Replace("x.pb", Path.Combine(_root, "x.pb"), StringComparison.Ordinal));

        Assert.Equal(1, code);
        Assert.Contains(complaint, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused_with_its_name()
    {
        var file = Path.Combine(_root, "picture.onnx");
        File.WriteAllBytes(file, [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);

        var (code, _, error) = Mlvision.Run("onnx", "inspect", file);

        Assert.Equal(1, code);
        Assert.StartsWith("mlvision: 'picture.onnx'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Checking_tells_tests_that_pass_fail_and_are_not_supported()
    {
        Test("right", "Relu", 12);
        Test("wrong", "Relu", 13);
        Test("odd", "NotAnOperator", 12);

        var (code, output, _) = Mlvision.Run("onnx", "check", _root, "--json");
        var report = JsonDocument.Parse(output).RootElement;

        Assert.Equal(1, code);
        Assert.Equal((1, 1, 1), (Count(report, "passed"), Count(report, "failed"), Count(report, "unsupported")));
        Assert.Equal(["odd: unsupported", "right: passed", "wrong: failed"], report.GetProperty("tests").EnumerateArray()
            .Select(t => $"{t.GetProperty("name").GetString()}: {t.GetProperty("outcome").GetString()}"));
    }

    [Fact]
    public void A_simplified_model_has_an_open_batch_and_computes_the_same()
    {
        var simple = Path.Combine(_root, "simple.onnx");
        var (code, output, _) = Mlvision.Run("onnx", "simplify", Model("good"), "--output", simple);

        Assert.Equal(0, code);
        Assert.Contains("steps became", output, StringComparison.Ordinal);
        Assert.Contains("symbolic batch", output, StringComparison.Ordinal);
        var input = Path.Combine(_root, "x.pb");
        OnnxFile.WriteTensor(input, TensorProto.Of<float>("x", [1, -2, 3, -1, 5, 0], 2, 3));
        Mlvision.Run("onnx", "run", simple, "--input", $"x={input}", "--output", _root, "--repeat", "0");
        Assert.Equal([2f, 0, 12, 0, 15, 0], OnnxFile.ReadTensor(Path.Combine(_root, "y.pb")).As<float>().ToArray());
    }

    [Fact]
    public void A_folder_without_tests_ends_with_1_and_says_what_was_expected()
    {
        var (code, _, error) = Mlvision.Run("onnx", "check", _root);

        Assert.Equal(1, code);
        Assert.Contains("test_data_set_0/input_0.pb", error, StringComparison.Ordinal);
    }

    private static int Count(JsonElement report, string outcome) => report.GetProperty(outcome).GetInt32();

    private void Test(string name, string op, float last)
    {
        var data = Directory.CreateDirectory(Path.Combine(_root, name, "test_data_set_0")).FullName;
        File.Move(Model(name, op), Path.Combine(_root, name, "model.onnx"));
        OnnxFile.WriteTensor(Path.Combine(data, "input_0.pb"), TensorProto.Of<float>("x", [1, -2, 3], 1, 3));
        OnnxFile.WriteTensor(Path.Combine(data, "output_0.pb"), TensorProto.Of<float>("y", [2, 0, last], 1, 3));
    }

    private string Model(string name, string op = "Relu")
    {
        var row = new TensorType(DType.Float32, Shape.Create(1, 3));
        var graph = new GraphProto(
            name, [new NodeProto(op, ["x"], ["positive"]), new NodeProto("Mul", ["positive", "weights"], ["y"])],
            [ValueInfoProto.Of("x", row)], [ValueInfoProto.Of("y", row)])
        {
            Initializers = [TensorProto.Of<float>("weights", [2, 3, 4], 3)],
        };
        var path = Path.Combine(_root, $"{name}.onnx");
        OnnxFile.Write(path, new ModelProto(graph, [new OperatorSet("", 17)]));
        return path;
    }
}
