#if MLNET_CONTRACTS
using MLNetVision.Onnx.Proto;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Onnx;

/// <summary>What ML.NET can do and the contracts cannot: they say so at once and by name.</summary>
public sealed class OnnxRefusalTests
{
    [Fact]
    public void Texts() => Refused("x", Models.Same(OnnxType.Text, "N", "2"));

    [Fact]
    public void Whole_numbers_of_64_bits_without_a_sign() => Refused("x", Models.Same(OnnxType.UInt64, "N", "2"));

    [Fact]
    public void Arithmetic_of_unusual_whole_numbers() => Refused("Add", Models.Of(
        [Models.Tensor("x", OnnxType.UInt32, "N", "2")], [new NodeProto("Add", ["x", "x"], ["y"])], [Models.Tensor("y", OnnxType.UInt32, "N", "2")]));

    [Fact]
    public void Sequences() => Refused("s", Models.Of(
        [Models.Float("x", "N", "2")], [new NodeProto("SequenceConstruct", ["x"], ["s"])],
        [new ValueInfoProto("s", new SequenceTypeProto(new TensorTypeProto(OnnxType.Float)))]));

    [Fact]
    public void Operators_together()
    {
        var error = Assert.Throws<NotSupportedException>(() => Models.Of(
            [Models.Float("x", "N", "2")], [new NodeProto("Erf2", ["x"], ["e"]), new NodeProto("Swirl", ["e"], ["y"])], [Models.Float("y", "N", "2")]).Apply());
        Assert.Contains("Erf2", error.Message, StringComparison.Ordinal);
        Assert.Contains("Swirl", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_outputs_do_not_need_is_no_reason_to_refuse()
    {
        var model = Models.TwoByTwo();
        model = model with { Graph = model.Graph with { Nodes = [.. model.Graph.Nodes, new NodeProto("Swirl", ["a"], ["extra"])] } };
        var data = new Table(Column.Vector<float>("a", 2, [[1, 2]]), Column.Vector<float>("b", 2, [[3, 4]]));
        Assert.Equal([4f, 6f], OnnxScoringTests.Floats(model.Apply().Snap(data)["sum"][0]));
    }

    private static void Refused(string name, ModelProto model) =>
        Assert.Contains(name, Assert.Throws<NotSupportedException>(() => model.Apply()).Message, StringComparison.Ordinal);
}
#endif
