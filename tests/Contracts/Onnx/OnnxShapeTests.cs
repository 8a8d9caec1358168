using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Onnx.Proto;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Onnx;

/// <summary>The sizes of tensors and the types of columns.</summary>
public sealed class OnnxShapeTests
{
    [Theory]
    [InlineData("N,10", "Vector<Single, 1, 10>")]
    [InlineData("1,10", "Vector<Single, 1, 10>")]
    [InlineData("?,10", "Vector<Single, 1, 10>")]
    [InlineData("N,3,4", "Vector<Single, 1, 3, 4>")]
    [InlineData("2,5", "Vector<Single, 2, 5>")]
    [InlineData("10", "Vector<Single, 10>")]
    [InlineData("N", "Vector<Single, 1>")]
    public void The_batch_dimension_is_kept_and_an_unknown_one_is_1(string dims, string type)
    {
        var model = Models.Same(OnnxType.Float, dims.Split(','));
        var size = dims.Split(',').Select(d => int.TryParse(d, out var number) ? number : 1).Aggregate((product, d) => product * d);
        var data = new Table(Column.Vector<float>("x", size, [[.. Enumerable.Range(0, size).Select(i => (float)i)]]));
        var output = model.Apply().Snap(data);
        Assert.Equal(type, output.Columns[1].Type.ToString());
        Assert.Equal(output["x"], output["y"]);
        Promise.Holds(model.Apply().GetOutputSchema(Shapes.Of(data.Schema)), model.Apply().Fit(data).GetOutputSchema(data.Schema));
    }

    [Theory]
    [InlineData("N,W")]
    [InlineData("1,?")]
    [InlineData("N,2,W")]
    public void An_unknown_size_behind_the_first_gives_vectors_of_any_size(string dims)
    {
        var data = new Table(Column.Buffers("x", 0, Column.Dense(1f, 2f), Column.Dense(1f, 2f, 3f, 4f), Column.Dense(5f, 6f)));
        var output = new EstimatorWorkout(new MLContext(1), Models.Same(OnnxType.Float, dims.Split(',')).Apply(), data).Run();
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single), output.Columns[1].Type);
        Assert.Equal(output["x"], output["y"]);
    }

    [Fact]
    public void Many_sizes_of_rows_are_all_computed_aright()
    {
        var rows = Enumerable.Range(1, 12).Select(n => Column.Dense([.. Enumerable.Range(0, n).Select(i => (float)i)])).ToArray();
        var model = Models.Of(
            [Models.Float("x", "N", "W")], [new NodeProto("ReduceSum", ["x", "axes"], ["y"])], [Models.Float("y", "N", "1")],
            TensorProto.Of<long>("axes", [1], 1));
        var output = model.Apply().Snap(new Table(Column.Buffers("x", 0, [.. rows, .. rows])));
        var sums = Enumerable.Range(1, 12).Select(n => n * (n - 1) / 2f).ToArray();
        Assert.Equal([.. sums, .. sums], output["y"].Select(row => OnnxScoringTests.Floats(row)[0]));
    }

    [Fact]
    public void Two_unknown_sizes_behind_the_first_are_refused()
    {
        var data = new Table(Column.Buffers("x", 0, Column.Dense(1f, 2f)));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Models.Same(OnnxType.Float, "N", "H", "W").Apply().Fit(data));
        Assert.Equal("x", error.ParamName);
    }

    [Fact]
    public void A_column_of_known_size_does_not_fit_an_unknown_size()
    {
        var data = new Table(Column.Vector<float>("x", 2, [[1, 2]]));
        var view = Models.Same(OnnxType.Float, "N", "W").Apply().Fit(data).Transform(data);
        Images.Faults.Root<ArgumentException>(() => Snapshot.Of(view));
    }

    [Fact]
    public void A_column_of_any_size_does_not_fit_known_sizes()
    {
        var data = new Table(Column.Buffers("x", 0, Column.Dense(1f, 2f)));
        var view = Models.Same(OnnxType.Float, "N", "2").Apply().Fit(data).Transform(data);
        Images.Faults.Root<ArgumentOutOfRangeException>(() => Snapshot.Of(view));
    }

    [Fact]
    public void A_multiple_of_the_size_is_noticed_with_the_first_row()
    {
        var data = new Table(Column.Vector<float>("x", 4, [[1, 2, 3, 4]]));
        var view = Models.Same(OnnxType.Float, "N", "2").Apply().Fit(data).Transform(data);
        Images.Faults.Root<ArgumentException>(() => Snapshot.Of(view));
    }

    [Fact]
    public void A_given_shape_makes_an_unknown_size_known()
    {
        var data = new Table(Column.Vector<float>("x", 6, [[1, 2, 3, 4, 5, 6]]));
        var estimator = Models.Same(OnnxType.Float, "N", "H", "W").Apply(("x", [1, 2, 3]), ("y", [1, 2, 3]));
        var output = new EstimatorWorkout(new MLContext(1), estimator, data).Run();
        Assert.Equal("Vector<Single, 1, 2, 3>", output.Columns[1].Type.ToString());
        Assert.Equal(output["x"], output["y"]);
    }

    [Fact]
    public void A_given_shape_may_be_a_batch_of_its_own()
    {
        var data = new Table(Column.Vector<float>("x", 6, [[1, 2, 3, 4, 5, 6]]));
        var output = Models.Affine().Apply(("x", [2, 3])).Snap(data);
        Assert.Equal("Vector<Single, 1, 3>", output.Columns[1].Type.ToString());
        Assert.Equal([1.5f, 4.5f, 9.5f, 4.5f, 10.5f, 18.5f], OnnxScoringTests.Floats(Assert.Single(output["y"])));
    }

    [Fact]
    public void A_given_shape_may_make_a_known_size_unknown()
    {
        var data = new Table(Column.Vector<float>("x", 3, [[1, 2, 3]]));
        var estimator = Models.Affine().Apply(("y", [-1, -1]));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single), estimator.Fit(data).GetOutputSchema(data.Schema)["y"].Type);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3)]
    [InlineData(1, 1, 3)]
    public void A_given_shape_that_contradicts_the_model_is_refused(params int[] shape) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Models.Affine().Apply(("x", shape)));

    [Fact]
    public void Shapes_of_names_that_the_model_does_not_have_are_ignored() =>
        Assert.Single(Models.Affine().Apply(("nothing", [7])).Snap(new Table(Column.Vector<float>("x", 3, [[1, 2, 3]])))["y"]);

    [Fact]
    public void A_single_number_is_promised_as_a_vector_and_cannot_be_read()
    {
        var model = Models.Of(
            [Models.Float("x", "N", "3")], [new NodeProto("ReduceSum", ["x"], ["y"]) { Attributes = [AttributeProto.Of("keepdims", 0)] }], [Models.Float("y")]);
        var data = new Table(Column.Vector<float>("x", 3, [[1, 2, 3]]));
        var promised = model.Apply().GetOutputSchema(Shapes.Of(data.Schema)).Single(column => column.Name == "y");
        Assert.Equal(SchemaShape.Column.VectorKind.VariableVector, promised.Kind);
        var view = model.Apply().Fit(data).Transform(data);
        Assert.Equal(NumberDataViewType.Single, view.Schema["y"].Type);
        Assert.ThrowsAny<Exception>(() => Snapshot.Of(view));
    }

    [Fact]
    public void A_model_that_takes_a_single_number_cannot_be_part_of_a_chain()
    {
        var model = Models.Of([Models.Float("x")], [new NodeProto("Neg", ["x"], ["y"])], [Models.Float("y", "1")]);
        var data = new Table(Column.Vector<float>("x", 1, [[1]]));
        Assert.Throws<InvalidCastException>(() => model.Apply().GetOutputSchema(Shapes.Of(data.Schema)));
    }

    [Fact]
    public void A_model_that_takes_a_single_number_gets_a_tensor_of_one()
    {
        var model = Models.Of([Models.Float("x")], [new NodeProto("Neg", ["x"], ["y"])], [Models.Float("y", "1")]);
        var vectors = new Table(Column.Vector<float>("x", 1, [1], [2]));
        Assert.Equal([-1f, -2f], model.Apply().Fit(vectors).Transform(vectors).GetColumn<float[]>("y").Select(y => y[0]));
    }
}
