using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Onnx.Proto;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Onnx;

/// <summary>What a model computes of rows: columns under the names of its inputs and outputs, one row at a time.</summary>
public sealed class OnnxScoringTests
{
    private static readonly string[] SumFirst = ["sum", "product"];

    private static Table Three => new(
        Column.Vector<float>("x", 3, [1, 2, 3], [-1, 0, 0.25f], [4, 5, 6]),
        Column.Of("Other", 7, 8, 9));

    private static Table Two => new(
        Column.Vector<float>("b", 2, [5, 6], [7, 8]),
        Column.Vector<float>("a", 2, [1, 2], [3, 4]));

    [Fact]
    public void A_model_of_one_input_and_output_does_what_every_estimator_must()
    {
        var output = new EstimatorWorkout(new MLContext(1), Models.Affine().Apply(), Three).Run();
        Assert.Equal(["x", "Other", "y"], output.Columns.Select(column => column.Name));
        Assert.Equal([[1.5f, 4.5f, 9.5f], [-0.5f, 0.5f, 1.25f], [4.5f, 10.5f, 18.5f]], output["y"].Select(Floats));
    }

    [Fact]
    public void A_model_of_several_inputs_and_outputs_does_what_every_estimator_must()
    {
        var output = new EstimatorWorkout(new MLContext(1), Models.TwoByTwo().Apply(), Two).Run();
        Assert.Equal(["b", "a", "sum", "product"], output.Columns.Select(column => column.Name));
        Assert.Equal([[6f, 8f], [10f, 12f]], output["sum"].Select(Floats));
        Assert.Equal([[5f, 12f], [21f, 32f]], output["product"].Select(Floats));
    }

    [Fact]
    public void Outputs_come_in_the_order_in_which_they_are_named()
    {
        var output = new EstimatorWorkout(new MLContext(1), Models.TwoByTwo().Apply(["product", "sum"], "b", "a"), Two).Run();
        Assert.Equal(["b", "a", "product", "sum"], output.Columns.Select(column => column.Name));
    }

    [Fact]
    public void Only_the_outputs_that_are_named_become_columns()
    {
        var output = Models.TwoByTwo().Apply(["product"], "a", "b").Snap(Two);
        Assert.Equal(["b", "a", "product"], output.Columns.Select(column => column.Name));
    }

    [Fact]
    public void No_names_at_all_mean_all_of_the_models()
    {
        var some = Models.TwoByTwo().Apply([], "a", "b").Snap(Two);
        Assert.Equal(["b", "a", .. SumFirst], some.Columns.Select(column => column.Name));
        var all = new MLContext(1).Transforms.ApplyOnnxModel(["sum"], [], Models.TwoByTwo().Stream()).Snap(Two);
        Assert.Equal(["b", "a", "sum"], all.Columns.Select(column => column.Name));
    }

    [Fact]
    public void An_output_named_as_a_column_hides_it()
    {
        var data = new Table(Column.Vector<float>("x", 3, [[1, 1, 1]]), Column.Of("y", 5));
        var output = new EstimatorWorkout(new MLContext(1), Models.Affine().Apply(), data).Run();
        Assert.Equal([("x", false), ("y", true), ("y", false)], output.Columns.Select(column => (column.Name, column.IsHidden)));
        Assert.Equal([[1.5f, 2.5f, 3.5f]], output["y"].Select(Floats));
    }

    [Fact]
    public void An_output_may_take_the_name_of_an_input()
    {
        var model = Models.Of(
            [Models.Float("x", "N", "3")], [new NodeProto("Relu", ["x"], ["r"]), new NodeProto("Neg", ["r"], ["Other"])], [Models.Float("Other", "N", "3")]);
        var output = new EstimatorWorkout(new MLContext(1), model.Apply(), Three).Run();
        Assert.Equal([[-1f, -2f, -3f], [0f, 0f, -0.25f], [-4f, -5f, -6f]], output["Other"].Select(Floats).Select(row => row.Select(v => v + 0f).ToArray()));
    }

    [Fact]
    public void Sparse_vectors_are_filled_up()
    {
        var data = new Table(Column.Buffers("x", 3, Column.Sparse(3, (1, 4f)), Column.Sparse<float>(3), Column.Dense(1f, 1f, 1f)));
        var output = Models.Affine().Apply().Snap(data);
        Assert.Equal([[0.5f, 8.5f, 0.5f], [0.5f, 0.5f, 0.5f], [1.5f, 2.5f, 3.5f]], output["y"].Select(Floats));
    }

    [Fact]
    public void A_number_is_a_tensor_of_one_by_one()
    {
        var model = Models.Of(
            [Models.Float("x", "N", "1")], [new NodeProto("Exp", ["x"], ["y"])], [Models.Float("y", "N", "1")]);
        var output = new EstimatorWorkout(new MLContext(1), model.Apply(), new Table(Column.Of("x", 0f, 1f))).Run();
        Assert.Equal("Vector<Single, 1, 1>", output.Columns[1].Type.ToString());
        Assert.Equal([[1f], [(float)Math.E]], output["y"].Select(Floats));
    }

    [Fact]
    public void The_shape_of_a_column_does_not_matter_if_its_size_fits()
    {
        var data = new Table(Column.Shaped<float>("x", [3, 1], [[1, 2, 3]]));
        Assert.Equal([[1.5f, 4.5f, 9.5f]], Models.Affine().Apply().Snap(data)["y"].Select(Floats));
    }

    [Fact]
    public void Vectors_that_come_out_are_dense()
    {
        var data = new Table(Column.Buffers("x", 3, Column.Sparse<float>(3)));
        var buffer = Assert.Single(Pipeline.Buffers<float>(Models.Same(OnnxType.Float, "N", "3").Apply().Fit(data).Transform(data), "y"));
        Assert.True(buffer.IsDense);
        Assert.Equal([0f, 0f, 0f], buffer.DenseValues());
    }

    [Fact]
    public void No_rows_give_no_rows() =>
        Assert.Empty(Models.Affine().Apply().Snap(new Table(Column.Vector<float>("x", 3)))["y"]);

    [Fact]
    public void What_the_model_does_across_the_rows_of_a_batch_sees_one_row()
    {
        var model = Models.Of(
            [Models.Float("x", "N", "3")],
            [new NodeProto("ReduceMean", ["x"], ["y"]) { Attributes = [AttributeProto.OfInts("axes", 0), AttributeProto.Of("keepdims", 1)] }],
            [Models.Float("y", "1", "3")]);
        Assert.Equal(Three.RowCount, model.Apply().Snap(Three)["y"].Length);
        Assert.Equal([[1f, 2f, 3f], [-1f, 0f, 0.25f], [4f, 5f, 6f]], model.Apply().Snap(Three)["y"].Select(Floats));
    }

    [Fact]
    public void An_initialiser_that_is_an_input_too_may_be_given_instead()
    {
        var model = Models.Of(
            [Models.Float("x", "N", "2"), Models.Float("w", "1", "2")], [new NodeProto("Mul", ["x", "w"], ["y"])], [Models.Float("y", "N", "2")],
            TensorProto.Of<float>("w", [10, 10], 1, 2));
        var data = new Table(Column.Vector<float>("x", 2, [[1, 2]]), Column.Vector<float>("w", 2, [[3, 4]]));
        Assert.Equal([[10f, 20f]], model.Apply().Snap(data)["y"].Select(Floats));
        Assert.Equal([[3f, 8f]], model.Apply(["y"], "x", "w").Snap(data)["y"].Select(Floats));
    }

    [Fact]
    public void An_input_that_nothing_is_computed_of_need_not_be_given()
    {
        var model = Models.Of(
            [Models.Float("x", "N", "3"), Models.Float("z", "N", "1")], [new NodeProto("Neg", ["x"], ["y"])], [Models.Float("y", "N", "3")]);
        Assert.Equal([-1f, -2f, -3f], Floats(model.Apply(["y"], "x").Snap(Three)["y"][0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Apply().Fit(Three));
    }

    internal static float[] Floats(object row) => [.. ((object[])row).Cast<float>()];
}
