using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Tests.Unit.Onnx;

/// <summary>Small models.</summary>
internal static class Models
{
    public static readonly float[] Kernel = [1, 2, 3, 4, 5, 6, 7, 8];

    /// <summary>x [1, 1, 4, 4], a 2x2 convolution to two channels, ReLU.</summary>
    public static ModelProto Convolution() => Of(
        [
            new NodeProto("Conv", ["x", "conv.weight", "conv.bias"], ["y"]) { Attributes = [AttributeProto.OfInts("strides", 2, 2)] },
            new NodeProto("Relu", ["y"], ["z"]),
        ],
        [Input("x", 1, 1, 4, 4)],
        ["z"],
        TensorProto.Of<float>("conv.weight", Kernel, 2, 1, 2, 2),
        TensorProto.Of<float>("conv.bias", [0.5f, -100], 2));

    /// <summary>A model of everything that the format can hold.</summary>
    public static ModelProto Everything()
    {
        var branch = new GraphProto("branch", [new NodeProto("Identity", ["x"], ["b"])], [], [ValueInfoProto.Of("b", TensorType.Float(["N", 2]))]);
        var node = new NodeProto("If", ["c"], ["y"])
        {
            Name = "choice",
            Domain = "some.domain",
            DocString = "a choice",
            Attributes =
            [
                AttributeProto.Of("f", 0.25f), AttributeProto.Of("i", -3), AttributeProto.Of("s", "text äöü"), AttributeProto.Of("zero", 0),
                AttributeProto.Of("t", TensorProto.Of<Half>("half", [(Half)1.5f, (Half)(-2)], 2)), AttributeProto.Of("then_branch", branch),
                AttributeProto.OfFloats("fs", 1, -0f, float.NaN), AttributeProto.OfInts("is", 1, -1, long.MaxValue), AttributeProto.OfTexts("ss", "a", "", "b"),
                new AttributeProto("gs", AttributeKind.Graphs) { Graphs = [branch] }, new AttributeProto("ref", AttributeKind.Int) { ReferenceName = "outer" },
                new AttributeProto("type", AttributeKind.Type) { Type = new SequenceTypeProto(TypeProto.Of(TensorType.Float([2]))) },
                new AttributeProto("ts", AttributeKind.Tensors) { Tensors = [TensorProto.Of<sbyte>("", [-1])] },
            ],
        };
        var optional = new ValueInfoProto("o", new OptionalTypeProto(new MapTypeProto(OnnxType.Int64, TypeProto.Of(TensorType.Float([])))));
        var graph = new GraphProto("all", [node], [Input("x", "N", 2), new ValueInfoProto("c", new TensorTypeProto(OnnxType.Bool) { Denotation = "FLAG" })],
            [Input("y", "N", 2)])
        {
            Initializers = [TensorProto.OfTexts("names", ["one", "zwei"], 2), TensorProto.Of<double>("d", [Math.PI]), TensorProto.Of<long>("empty", [], 0, 4)],
            ValueInfos = [optional],
            DocString = "a graph",
        };
        return new ModelProto(graph, [new OperatorSet("", 17), new OperatorSet("some.domain", 1)])
        {
            ProducerName = "tests",
            ProducerVersion = "1",
            Domain = "org.example",
            ModelVersion = 7,
            DocString = "a model",
            Metadata = [new("author", "nobody"), new("", "")],
            Functions = [new FunctionProto("some.domain", "If", ["a"], ["b"], [new NodeProto("Identity", ["a"], ["b"])]) { Attributes = ["alpha"],
                Defaults = [AttributeProto.Of("beta", 1f)] }],
        };
    }

    public static ModelProto Of(NodeProto[] nodes, ValueInfoProto[] inputs, string[] outputs, params TensorProto[] initializers) =>
        new(new GraphProto("test", [.. nodes], [.. inputs], [.. outputs.Select(o => new ValueInfoProto(o, null))]) { Initializers = [.. initializers] },
            [new OperatorSet("", 17)]);

    public static ValueInfoProto Input(string name, params ReadOnlySpan<Dim> dims) => ValueInfoProto.Of(name, TensorType.Float(Shape.Create(dims)));
}
