using MLNetVision.Compute;
using MLNetVision.Networks.Engines;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Checking;

namespace MLNetVision.Tests.Parity.Onnx;

/// <summary>A sample of ONNX's backend tests, on each engine.</summary>
public class BackendSampleTests(BackendSample sample) : IClassFixture<BackendSample>
{
    public static TheoryData<string> Names => [.. BackendSample.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_results_are_those_on_file(string name)
    {
        foreach (IEngine engine in (IEngine[])[new ManagedEngine(), new ScalarEngine()])
        {
            var result = new ModelCheck(engine).Run(sample.Folder(name));
            Assert.True(result.Outcome == ModelCheckOutcome.Passed, $"{engine.Name}: {result}");
        }
    }

    [Fact]
    public void Another_result_is_a_failure()
    {
        var folder = Path.Combine(sample.Folder("node/test_relu"), "test_data_set_0");
        var copy = Directory.CreateTempSubdirectory();
        var set = Directory.CreateDirectory(Path.Combine(copy.FullName, "test_data_set_0")).FullName;
        File.Copy(Path.Combine(folder, "..", "model.onnx"), Path.Combine(copy.FullName, "model.onnx"));
        File.Copy(Path.Combine(folder, "input_0.pb"), Path.Combine(set, "input_0.pb"));
        File.Copy(Path.Combine(folder, "input_0.pb"), Path.Combine(set, "output_0.pb"));

        var result = new ModelCheck(new ManagedEngine()).Run(copy.FullName);
        Assert.Equal(ModelCheckOutcome.Failed, result.Outcome);
        Assert.StartsWith("'y' has 0 instead of -", result.Reason, StringComparison.Ordinal);
        copy.Delete(recursive: true);
    }

    [Fact]
    public void What_is_not_supported_is_no_failure()
    {
        var copy = Directory.CreateTempSubdirectory();
        Directory.CreateDirectory(Path.Combine(copy.FullName, "test_data_set_0"));
        var model = OnnxFile.Read(Path.Combine(sample.Folder("node/test_relu"), "model.onnx"));
        var unknown = model.Graph.Nodes[0] with { OpType = "Unknown" };
        OnnxFile.Write(Path.Combine(copy.FullName, "model.onnx"), model with { Graph = model.Graph with { Nodes = [unknown] } });

        var result = new ModelCheck(new ManagedEngine()).Run(copy.FullName);
        Assert.Equal(ModelCheckOutcome.Unsupported, result.Outcome);
        Assert.StartsWith("Unknown 'y'", Assert.Single(result.Steps), StringComparison.Ordinal);
        copy.Delete(recursive: true);
    }
}
