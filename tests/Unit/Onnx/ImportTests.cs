using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Tests.Unit.Onnx;

/// <summary>Models as networks.</summary>
public class ImportTests
{
    [Fact]
    public void A_model_computes_what_it_says()
    {
        var import = OnnxImporter.Import(Models.Convolution());
        var picture = Enumerable.Range(0, 32).Select(i => (float)(i % 16)).ToArray();
        var once = Run(import, picture, 2);

        // 2x2 windows at stride 2: 0 1 4 5, 2 3 6 7, 8 9 12 13, 10 11 14 15; weights 1 2 3 4 plus a half, and 5 6 7 8 less a hundred.
        Assert.Equal([34.5f, 54.5f, 114.5f, 134.5f, 0, 26, 182, 234], once[..8]);
        Assert.Equal(once[..8], once[8..]);
        Assert.Equal("[N, 1, 4, 4]", $"{import.Network.TypeOf(new ValueRef("x")).Shape}");
        Assert.Equal(["conv.weight", "conv.bias"], import.Network.Parameters.Select(p => p.Name));
        Assert.Contains("symbolic batch", Assert.Single(import.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void An_imported_network_trains()
    {
        var import = OnnxImporter.Import(Models.Convolution());
        var network = import.Network.Extend(x => x.Flatten().Dense(1, name: "head").Then(new MeanSquaredError(), null,
            x.Builder.Input("target", [Dim.Batch, 1])));
        var start = WeightSet.Initialise(network, 1);
        var weights = import.Weights.Fit(network, start, out _);
        using var session = new ManagedEngine().Compile(
            network, weights, new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = 2 }, Training = new TrainingRule { Optimizer = new Sgd() },
                Loss = "output" });
        var inputs = new Dictionary<string, HostTensor>
        {
            ["x"] = HostTensor.Of<float>([.. Enumerable.Range(0, 32)], 2, 1, 4, 4),
            ["target"] = HostTensor.Of<float>([1, 2], 2, 1),
        };

        var before = session.TrainStep(inputs, 1e-7);
        Assert.True(session.TrainStep(inputs, 1e-7) < before);
        Assert.NotEqual(Models.Kernel, session.GetWeights()["conv.weight"].ToFloats());
    }

    [Fact]
    public void Shape_arithmetic_is_resolved_for_any_batch()
    {
        // Reshape(x, Concat(Unsqueeze(Gather(Shape(x), 0)), [-1])), the way exporters write view(x.size(0), -1).
        var model = Models.Of(
            [
                new NodeProto("Shape", ["x"], ["s"]),
                new NodeProto("Gather", ["s", "zero"], ["n"]),
                new NodeProto("Unsqueeze", ["n", "axes"], ["n1"]),
                new NodeProto("Concat", ["n1", "rest"], ["target"]) { Attributes = [AttributeProto.Of("axis", 0)] },
                new NodeProto("Reshape", ["x", "target"], ["y"]),
            ],
            [Models.Input("x", "batch", 3, 4)],
            ["y"],
            TensorProto.Of<long>("zero", [0]), TensorProto.Of<long>("axes", [0], 1), TensorProto.Of<long>("rest", [-1], 1));
        var import = OnnxImporter.Import(model);

        Assert.Equal("[N, 12]", $"{import.Network.TypeOf(import.Network.Outputs[0].Value).Shape}");
        Assert.Equal(2, import.Network.Nodes.Length);
        Assert.Equal(["The leading size 'batch' is called N, as batches are."], import.Notes);
    }

    [Fact]
    public void A_one_in_a_constant_shape_becomes_the_batch()
    {
        var model = Models.Of([new NodeProto("Reshape", ["x", "target"], ["y"])], [Models.Input("x", 1, 3, 4)], ["y"],
            TensorProto.Of<long>("target", [1, 12], 2));

        Assert.Equal("[N, 12]", $"{OutputShape(OnnxImporter.Import(model))}");
        Assert.Equal("[1, 12]", $"{OutputShape(OnnxImporter.Import(model, new OnnxImportOptions { SymbolicBatch = false }))}");
    }

    [Theory]
    [InlineData("ReduceMean", "axes", new long[] { 0 }, "across the rows")]
    [InlineData("Softmax", "axis", null, "across the rows")]
    [InlineData("Transpose", "perm", new long[] { 1, 0 }, "does not begin with the batch")]
    [InlineData("Squeeze", "", null, "lacks its axes")]
    public void A_one_stays_where_rows_would_meet(string type, string attribute, long[]? values, string reason)
    {
        AttributeProto[] attributes = attribute.Length == 0 ? []
            : [values is null ? AttributeProto.Of(attribute, 0) : AttributeProto.OfInts(attribute, values)];
        var model = Models.Of([new NodeProto(type, ["x"], ["y"]) { Attributes = [.. attributes] }], [Models.Input("x", 1, 4)], ["y"]);
        var import = OnnxImporter.Import(model);

        Assert.Equal("[1, 4]", $"{import.Network.TypeOf(new ValueRef("x")).Shape}");
        Assert.Contains(reason, Assert.Single(import.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Batch_normalisation_is_recovered()
    {
        var names = new[] { "bn.weight", "bn.bias", "bn.running_mean", "bn.running_var" };
        var model = Models.Of(
            [new NodeProto("BatchNormalization", ["x", .. names],
                ["y"]) { Attributes = [AttributeProto.Of("momentum", 0.8f), AttributeProto.Of("epsilon", 1e-3f)] }],
            [Models.Input("x", "N", 2, 3, 3)],
            ["y"],
            [.. names.Select((n, i) => TensorProto.Of<float>(n, [i + 1, i + 2], 2))]);
        var import = OnnxImporter.Import(model);

        var op = Assert.IsType<BatchNorm>(import.Network["bn"].Op);
        Assert.Equal((1e-3f, 0.2f), (op.Epsilon, MathF.Round(op.Momentum, 6)));
        Assert.Equal(names, import.Network.Parameters.Select(p => p.Name));
        Assert.Equal([4f, 5f], import.Weights["bn.running_var"].ToFloats());
        Assert.False(import.Network.Parameters[3].IsTrained);
    }

    [Fact]
    public void A_weight_that_two_steps_use_is_one_parameter()
    {
        var model = Models.Of(
            [new NodeProto("Gemm", ["x", "w.weight"], ["h"]), new NodeProto("Gemm", ["h", "w.weight"], ["y"])],
            [Models.Input("x", "N", 2)],
            ["y"],
            TensorProto.Of<float>("w.weight", [1, 2, 3, 4], 2, 2));
        var import = OnnxImporter.Import(model);

        Assert.Equal(["w.weight"], import.Network.Parameters.Select(p => p.Name));
        Assert.Equal([1f, 3, 2, 4], import.Weights["w.weight"].ToFloats());
    }

    [Fact]
    public void A_copy_of_a_weight_is_a_parameter_of_its_own()
    {
        var model = Models.Of(
            [
                new NodeProto("Identity", ["conv.weight"], ["again.weight"]), new NodeProto("Conv", ["x", "conv.weight"], ["y"]),
                new NodeProto("Conv", ["y", "again.weight"], ["z"]),
            ],
            [Models.Input("x", 1, 2, 3, 3)], ["z"], TensorProto.Of<float>("conv.weight", [1, 2, 3, 4], 2, 2, 1, 1));
        var import = OnnxImporter.Import(model);
        Assert.Equal(["again.weight", "conv.weight"], import.Network.Parameters.Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal([1, 2, 3, 4], import.Weights["again.weight"].ToFloats());
    }

    [Fact]
    public void All_that_is_not_supported_is_reported_together()
    {
        var model = Models.Of(
            [
                new NodeProto("Relu", ["x"], ["a"]),
                new NodeProto("StringNormalizer", ["a"], ["b"]) { Name = "first" },
                new NodeProto("Relu", ["b"], ["c"]),
                new NodeProto("Mystery", ["c"], ["y"]) { Name = "second", Domain = "some.where" },
            ],
            [Models.Input("x", 2)],
            ["y"]);

        var fault = Assert.Throws<OnnxException>(() => OnnxImporter.Import(model, name: "m.onnx"));
        Assert.Equal(2, fault.Unsupported.Count);
        Assert.StartsWith("StringNormalizer 'first'", fault.Unsupported[0], StringComparison.Ordinal);
        Assert.Contains("Mystery 'second': the operator is not supported (some.where", fault.Message, StringComparison.Ordinal);
        Assert.Equal("m.onnx", fault.File);
    }

    [Fact]
    public void Branches_with_a_known_condition_are_written_out()
    {
        GraphProto Branch(string op) => new(op, [new NodeProto(op, ["x"], ["r"])], [], [new ValueInfoProto("r", null)]);
        var model = Models.Of(
            [new NodeProto("If", ["c"], ["y"]) { Attributes = [AttributeProto.Of("then_branch", Branch("Relu")),
                AttributeProto.Of("else_branch", Branch("Mystery"))] }],
            [Models.Input("x", "N", 2)],
            ["y"],
            TensorProto.Of<bool>("c", [true]));

        Assert.IsType<Relu>(OnnxImporter.Import(model).Network.Nodes[1].Op);
    }

    [Fact]
    public void Functions_of_the_model_are_written_out()
    {
        var function = new FunctionProto("own", "Twice", ["a"], ["b"],
            [new NodeProto("LeakyRelu", ["a"], ["b"]) { Attributes = [new AttributeProto("alpha", AttributeKind.Float) { ReferenceName = "slope" }] }]);
        var model = Models.Of([new NodeProto("Twice", ["x"], ["y"]) { Domain = "own", Attributes = [AttributeProto.Of("slope", 0.5f)] }],
            [Models.Input("x", "N", 2)], ["y"]);

        Assert.Equal(new LeakyRelu(0.5f), OnnxImporter.Import(model with { Functions = [function] }).Network.Nodes[1].Op);
    }

    [Theory]
    [InlineData("/layer1/layer1.0/conv1/Conv", "layer1.0.conv1")]
    [InlineData("/features/features.1/conv/conv.0/conv.0.0/Conv", "features.1.conv.0.0")]
    [InlineData("Conv_0", "Conv_0")]
    [InlineData("a:b/c", "a_b.c")]
    public void Steps_are_named_after_the_modules_that_they_come_from(string node, string step)
    {
        var model = Models.Convolution();
        var conv = model.Graph.Nodes[0] with { Name = node, Inputs = ["x", "w", "b"] };
        var tensors = model.Graph.Initializers.Select((t, i) => t with { Name = i == 0 ? "w" : "b" });
        var import = OnnxImporter.Import(model with { Graph = model.Graph with { Nodes = model.Graph.Nodes.SetItem(0, conv), Initializers = [.. tensors] } });

        Assert.Equal($"{step}.weight", import.Network.Parameters[0].Name);
    }

    [Fact]
    public void A_value_that_a_shape_depends_on_is_built_in()
    {
        var target = new ValueInfoProto("target", new TensorTypeProto(OnnxType.Int64) { Dims = [new DimensionProto(2)] });
        var model = Models.Of([new NodeProto("Reshape", ["x", "target"], ["y"])], [Models.Input("x", 2, 6), target], ["y"]);
        var options = new OnnxImportOptions { InputValues = new Dictionary<string, TensorProto> { ["target"] = TensorProto.Of<long>("", [4, 3], 2) } };
        var import = OnnxImporter.Import(model, options);

        Assert.Equal("[4, 3]", $"{OutputShape(import)}");
        Assert.Equal(["target"], import.FixedInputs);
        Assert.Equal(["x"], import.InputNames.Keys);
        Assert.Contains("has to be known", Assert.Throws<OnnxException>(() => OnnxImporter.Import(model)).Message, StringComparison.Ordinal);
    }

    private static Shape OutputShape(OnnxImport import) => import.Network.TypeOf(import.Network.Outputs[0].Value).Shape;

    private static float[] Run(OnnxImport import, float[] picture, int batch)
    {
        var options = new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = batch } };
        using var session = new ManagedEngine().Compile(import.Network, import.Weights, options);
        var output = new HostTensor(DType.Float32, batch, 2, 2, 2);
        session.Forward(
            new Dictionary<string, HostTensor> { ["x"] = HostTensor.Of<float>(picture, batch, 1, 4, 4) },
            new Dictionary<string, HostTensor> { [import.Network.Outputs[0].Name] = output });
        return output.As<float>().ToArray();
    }
}
