using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Export;

namespace MLNetVision.Tests.Unit.Onnx.Export;

public class GraphTests
{
    [Fact]
    public void A_head_that_is_written_by_hand_computes()
    {
        var graph = new OnnxGraph("distances");
        var x = graph.Input("x", TensorType.Float(["N", 2]));
        var centres = graph.Initializer<float>("centres", [0, 0, 3, 4], 2, 2);
        var squares = x.ReduceSumSquare([1]).Add(centres.ReduceSumSquare([1], keepdims: false)).Sub(x.MatMul(centres.Transpose(1, 0)).Mul(2));
        graph.Output("distance", squares.Sqrt(), TensorType.Float(["N", 2]));
        graph.Output("nearest", squares.ArgMin(1), new TensorType(DType.Int64, ["N"]));

        var import = OnnxImporter.Import(graph.ToModel());
        var (distance, nearest) = (new HostTensor(DType.Float32, 2, 2), new HostTensor(DType.Int64, 2));
        using var session = new ManagedEngine().Compile(
            import.Network, import.Weights, new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = 2 } });
        session.Forward(
            new Dictionary<string, HostTensor> { ["x"] = HostTensor.Of<float>([0, 0, 3, 0], 2, 2) },
            new Dictionary<string, HostTensor> { ["distance"] = distance, ["nearest"] = nearest });

        Assert.Equal([0, 5, 3, 4], distance.As<float>().ToArray());
        Assert.Equal([0, 0], nearest.As<long>().ToArray());
    }

    [Fact]
    public void Names_are_unique_and_those_of_inputs_and_outputs_are_kept()
    {
        var graph = new OnnxGraph("names");
        var x = graph.Input("Relu", TensorType.Float(["N"]));
        OnnxValue y;
        using (graph.Scope("block"))
        {
            y = x.Relu().Relu();
        }

        graph.Output("block.Relu", y, TensorType.Float(["N"]));
        graph.Output("again", y, TensorType.Float(["N"]));
        graph.Output("Relu", x, TensorType.Float(["N"]));

        var nodes = graph.ToModel().Graph.Nodes;

        Assert.Equal(["Relu", "Relu", "Identity"], nodes.Select(n => n.OpType));
        Assert.Equal(["block.Relu_1", "block.Relu", "again"], nodes.Select(n => n.Outputs[0]));
        Assert.Equal(["Relu", "block.Relu_1", "block.Relu"], nodes.Select(n => n.Inputs[0]));
        Assert.Equal(3, nodes.Select(n => n.Name).Distinct().Count());
    }

    [Fact]
    public void Equal_constants_are_written_once()
    {
        var graph = new OnnxGraph("constants");
        var x = graph.Input("x", TensorType.Float(["N", 4]));
        graph.Output("y", x.Add(1).Mul(2).Add(1).Reshape(-1, 2).Reshape(-1, 2), TensorType.Float([Dim.FromSymbol("M"), 2]));

        Assert.Equal(3, graph.ToModel().Graph.Initializers.Length);
    }

    [Theory]
    [InlineData(17, 1, true)]
    [InlineData(18, 2, false)]
    public void Axes_of_a_reduction_are_where_the_operator_set_has_them(int opset, int inputs, bool isAttribute)
    {
        var graph = new OnnxGraph("mean", opset);
        graph.Output("y", graph.Input("x", TensorType.Float(["N", 4])).ReduceMean([1]), TensorType.Float(["N", 1]));

        var node = Assert.Single(graph.ToModel().Graph.Nodes);

        Assert.Equal(inputs, node.Inputs.Length);
        Assert.Equal(isAttribute, node.Attributes.Any(a => a.Name == "axes"));
    }

    [Fact]
    public void A_graph_without_outputs_two_inputs_of_one_name_and_values_of_other_graphs_are_refused()
    {
        var (one, other) = (new OnnxGraph("one"), new OnnxGraph("other"));
        var x = one.Input("x", TensorType.Float(["N"]));

        Assert.Contains("has no output", Assert.Throws<OnnxException>(() => one.ToModel()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => x.Add(other.Input("y", TensorType.Float(["N"]))));
        one.Output("y", x.Add(one.Input("x", TensorType.Float(["N"]))), TensorType.Float(["N"]));
        Assert.Contains("'x' is the name of two", Assert.Throws<OnnxException>(() => one.ToModel()).Message, StringComparison.Ordinal);
    }
}
