using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Export;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Tests.Unit.Onnx.Export;

public class ExportTests
{
    [Fact]
    public void Weights_keep_their_names_and_bytes_and_the_batch_its_symbol()
    {
        var network = Network.Build(
            "small", b => b.Input("pixels", ["N", 3, 8, 8]).Conv2d(4, 3, padding: 1, name: "conv").BatchNorm(name: "bn").Relu().Flatten().Dense(2, name: "fc"));
        var weights = WeightSet.Initialise(network, 1);

        var model = network.ToOnnx(weights);

        Assert.Equal(["Conv", "BatchNormalization", "Relu", "Flatten", "Gemm"], model.Graph.Nodes.Select(n => n.OpType));
        Assert.Equal(["conv", "bn", "relu", "flatten", "fc"], model.Graph.Nodes.Select(n => n.Name));
        Assert.Equal(weights.Keys.Order(StringComparer.Ordinal), model.Graph.Initializers.Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.All(model.Graph.Initializers, t => Assert.True(t.Data.Span.SequenceEqual(weights[t.Name].Bytes.Span)));
        Assert.Equal("Float[N, 3, 8, 8]", $"{Assert.Single(model.Graph.Inputs).Type}");
        Assert.Equal("Float[N, 2]", $"{Assert.Single(model.Graph.Outputs).Type}");
        Assert.Equal((17, 8), (model.Opset, model.IrVersion));
    }

    [Fact]
    public void Batch_normalisation_goes_into_the_weights_where_asked_for()
    {
        var network = Network.Build("small", b => b.Input("x", ["N", 3, 8, 8]).Conv2d(4, 3, name: "conv").BatchNorm().Relu());

        var model = network.ToOnnx(WeightSet.Initialise(network, 1), options: new() { FoldBatchNorm = true });

        Assert.Equal(["Conv", "Relu"], model.Graph.Nodes.Select(n => n.OpType));
        Assert.Equal(["conv.weight", "conv.bias"], model.Graph.Initializers.Select(t => t.Name));
    }

    [Fact]
    public void All_losses_are_named_in_one_error()
    {
        var network = Network.Build("trained", b =>
        {
            var scores = b.Input("x", ["N", 4]).Dense(3, name: "scores");
            var target = b.Input("target", ["N"], DType.Int64);
            return new Dictionary<string, Tensor>
            {
                ["scores"] = scores,
                ["first"] = scores.Then(new CrossEntropy(), "first", target),
                ["second"] = scores.Then(new CrossEntropy(), "second", target),
            };
        });
        var weights = WeightSet.Initialise(network, 1);

        var error = Assert.Throws<OnnxException>(() => network.ToOnnx(weights));
        var model = network.ToOnnx(weights, options: new() { Outputs = ["scores"] });

        Assert.Contains("'first' (CrossEntropy) is a loss", error.Message, StringComparison.Ordinal);
        Assert.Contains("'second' (CrossEntropy) is a loss", error.Message, StringComparison.Ordinal);
        Assert.Contains("OnnxExportOptions.Outputs", error.Message, StringComparison.Ordinal);
        Assert.Equal(["x"], model.Graph.Inputs.Select(i => i.Name));
        Assert.Equal(["scores"], model.Graph.Outputs.Select(o => o.Name));
    }

    [Fact]
    public void An_output_that_the_network_lacks_is_refused()
    {
        var network = Network.Build("small", b => b.Input("x", ["N", 4]).Relu());

        var error = Assert.Throws<OnnxException>(() => network.ToOnnx(WeightSet.Initialise(network, 1), options: new() { Outputs = ["scores"] }));

        Assert.Contains("'small' has no output 'scores' to write. It has: output.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_op_but_losses_can_be_written()
    {
        var ops = typeof(Op).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Op)) && !t.IsAbstract && !t.IsSubclassOf(typeof(Loss))).Select(t => t.Name);

        Assert.Empty(ops.Except(OnnxExporter.Ops));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(22)]
    public void Operator_sets_that_cannot_be_written_are_refused(int opset)
    {
        var network = Network.Build("small", b => b.Input("x", ["N", 4]).Relu());

        Assert.Throws<ArgumentOutOfRangeException>(() => network.ToOnnx(WeightSet.Initialise(network, 1), options: new() { Opset = opset }));
    }
}
