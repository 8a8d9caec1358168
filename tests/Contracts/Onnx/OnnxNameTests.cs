using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Onnx.Proto;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Onnx;

/// <summary>Names that mean something: endings of outputs, nodes with slot names, inputs and outputs that are there for nothing.</summary>
public sealed class OnnxNameTests
{
    private static readonly long[] _places = [0, 1, 2];

    private static Table Three => new(Column.Vector<float>("x", 3, [[1, 2, 3]]));

    [Fact]
    public void The_ending_output_is_left_out_of_the_columns_name_but_not_of_the_promise()
    {
        var model = Models.Affine(output: "Score.output");
        Assert.Equal(["x", "Score"], model.Apply().Snap(Three).Columns.Select(column => column.Name));
        Assert.Equal(["x", "Score"], model.Apply(["Score.output"], "x").Snap(Three).Columns.Select(column => column.Name));
        Assert.Equal(["x", "Score.output"], model.Apply().GetOutputSchema(Shapes.Of(Three.Schema)).Select(column => column.Name));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Apply(["Score"], "x"));
    }

    [Fact]
    public void The_ending_counts_only_at_the_end_and_then_everywhere()
    {
        Assert.Equal("a.output.b", Models.Affine(output: "a.output.b").Apply().Snap(Three).Columns[1].Name);
        Assert.Equal("a.b", Models.Affine(output: "a.output.b.output").Apply().Snap(Three).Columns[1].Name);
    }

    [Fact]
    public void A_saved_model_keeps_the_full_names()
    {
        var model = Models.Affine(output: "Score.output").Apply().Fit(Three);
        var loaded = Pipeline.Reload(model, Three.Schema);
        Assert.Equal(["x", "Score"], loaded.GetOutputSchema(Three.Schema).Select(column => column.Name));
    }

    [Theory]
    [InlineData("y")]
    [InlineData("y.output")]
    public void Slot_names_come_of_a_node_of_that_name(string output)
    {
        var view = Named(output).Apply().Fit(Three).Transform(Three);
        Assert.Equal(["x", "y"], view.Schema.Select(column => column.Name));
        Assert.Equal(["SlotNames"], Pipeline.AnnotationKinds(view.Schema["y"]));
        Assert.Equal(["a", "b", "ü"], (object[]?)Pipeline.Annotation(view.Schema["y"], "SlotNames"));
        Assert.Equal([1.5f, 4.5f, 9.5f], OnnxScoringTests.Floats(Snapshot.Of(view)["y"][0]));
    }

    [Fact]
    public void Slot_names_are_not_promised()
    {
        var promised = Named("y").Apply().GetOutputSchema(Shapes.Of(Three.Schema)).Single(column => column.Name == "y");
        Assert.Empty(promised.Annotations);
    }

    [Fact]
    public void Slot_names_survive_saving()
    {
        var loaded = Pipeline.Reload(Named("y").Apply().Fit(Three), Three.Schema);
        Assert.Equal(["a", "b", "ü"], (object[]?)Pipeline.Annotation(loaded.GetOutputSchema(Three.Schema)["y"], "SlotNames"));
    }

    [Fact]
    public void Outputs_that_are_there_for_nothing_are_no_columns()
    {
        Assert.Equal(["x", "y"], Named("y").Apply().Snap(Three).Columns.Select(column => column.Name));
        Assert.Throws<ArgumentOutOfRangeException>(() => Named("y").Apply(["mlnet.y.unusedOutput"], "x"));
    }

    [Fact]
    public void Names_may_have_signs_in_them()
    {
        var data = new Table(Column.Vector<float>("images:0", 3, [[1, 2, 3]]));
        var output = new EstimatorWorkout(new MLContext(1), Models.Affine("images:0", "out/soft max").Apply(), data).Run();
        Assert.Equal(["images:0", "out/soft max"], output.Columns.Select(column => column.Name));
    }

    /// <summary>The affine model with slot names, written as ML.NET writes them.</summary>
    private static ModelProto Named(string output)
    {
        var model = Models.Affine(output: output);
        var names = new NodeProto("LabelEncoder", ["mlnet.y.one"], ["mlnet.y.unusedOutput"])
        {
            Name = "mlnet.y.SlotNames",
            Domain = "ai.onnx.ml",
            Attributes = [AttributeProto.OfTexts("keys_strings", "a", "b", "ü"), AttributeProto.OfInts("values_int64s", _places)],
        };
        return model with
        {
            OperatorSets = [new OperatorSet("ai.onnx.ml", 2), .. model.OperatorSets],
            Graph = model.Graph with
            {
                Nodes = [.. model.Graph.Nodes, names],
                Outputs = [.. model.Graph.Outputs, Models.Tensor("mlnet.y.unusedOutput", OnnxType.Int64, "1", "1")],
                Initializers = [.. model.Graph.Initializers, TensorProto.OfTexts("mlnet.y.one", ["one"], 1, 1)],
            },
        };
    }
}
