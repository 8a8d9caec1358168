using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Transforms;

public sealed class NormalizeMinMaxTests
{
    private static object[] Scaled(Table data, bool fixZero, long examples = 1000000000) =>
        Pipeline.Snap(data, t => t.NormalizeMinMax("Out", "X", examples, fixZero))["Out"];

    [Fact]
    public void With_zero_fixed_values_are_divided_by_the_largest_magnitude()
    {
        Near.Equal([0.25, -1, 0, 0.5], Scaled(new Table(Column.Of("X", 1f, -4f, 0f, 2f)), fixZero: true));
        Near.Equal([0.1, 1], Scaled(new Table(Column.Of("X", 1d, 10d)), fixZero: true));
    }

    [Fact]
    public void With_zero_free_the_minimum_becomes_zero_and_the_maximum_one()
    {
        Near.Equal([5 / 6d, 0, 4 / 6d, 1], Scaled(new Table(Column.Of("X", 1f, -4f, 0f, 2f)), fixZero: false));
        Near.Equal([0, 1, 1 / 3d], Scaled(new Table(Column.Of("X", 10d, 40d, 20d)), fixZero: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_constant_becomes_zero(bool fixZero)
    {
        Near.Equal([0, 0], Scaled(new Table(Column.Of("X", 7f, 7f)), fixZero));
        Near.Equal([0], Scaled(new Table(Column.Of("X", -3d)), fixZero));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NaN_is_not_counted_and_stays(bool fixZero)
    {
        Near.Equal([0.5, double.NaN, 1, 0], Scaled(new Table(Column.Of("X", 2f, float.NaN, 4f, 0f)), fixZero));
        Near.Equal([double.NaN], Scaled(new Table(Column.Of("X", double.NaN)), fixZero));
    }

    [Fact]
    public void An_infinity_squeezes_all_the_rest_to_zero()
    {
        Near.Equal([0, double.NaN, 0], Scaled(new Table(Column.Of("X", 1f, float.PositiveInfinity, -1f)), fixZero: true));
        Near.Equal([0, double.NaN, 0], Scaled(new Table(Column.Of("X", 1d, double.NegativeInfinity, -1d)), fixZero: false));
    }

    [Fact]
    public void Every_slot_of_a_vector_is_scaled_on_its_own()
    {
        var data = new Table(Column.Vector("X", 3, [1f, 10f, 5f], [-2f, 20f, 5f], [0f, 5f, 5f]));
        var output = Scaled(data, fixZero: true);
        Near.Equal([0.5, 0.5, 0], output[0]);
        Near.Equal([-1, 1, 0], output[1]);
        var free = Scaled(data, fixZero: false);
        Near.Equal([1, 1 / 3d, 0], free[0]);
        Near.Equal([0, 1, 0], free[1]);
        Near.Equal([2 / 3d, 0, 0], free[2]);
    }

    [Fact]
    public void The_zeros_that_a_sparse_vector_does_not_store_count()
    {
        var data = new Table(Column.Buffers("X", 4, Column.Sparse(4, (1, 2d)), Column.Sparse(4, (1, 4d), (3, -8d)), Column.Sparse<double>(4)));
        var free = Scaled(data, fixZero: false);
        Near.Equal([0, 0.5, 0, 1], free[0]);
        Near.Equal([0, 1, 0, 0], free[1]);
        Near.Equal([0, 0, 0, 1], free[2]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Sparse_and_dense_rows_of_one_content_give_one_result(int size)
    {
        var slots = Enumerable.Range(0, size);
        float[][] dense = [[.. slots.Select(i => i == 1 ? 3f : 0f)], [.. slots.Select(i => i == 2 ? -1f : i == 1 ? 1f : 0f)]];
        var sparse = new Table(Column.Buffers("X", size, Column.Sparse(size, (1, 3f)), Column.Sparse(size, (1, 1f), (2, -1f))));
        foreach (var fixZero in new[] { true, false })
        {
            Same.Value(Scaled(new Table(Column.Vector("X", size, dense)), fixZero), Scaled(sparse, fixZero), $"{size} slots");
        }
    }

    [Fact]
    public void Only_the_first_examples_are_looked_at()
    {
        var data = new Table(Column.Of("X", 1f, 2f, 100f));
        Near.Equal([0.5, 1, 50], Scaled(data, fixZero: true, examples: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scaled(data, fixZero: true, examples: 1));
    }

    [Fact]
    public void No_rows_to_learn_from_make_everything_zero()
    {
        var model = new MLContext(1).Transforms.NormalizeMinMax("Out", "X", fixZero: false).Fit(new Table(Column.Of<float>("X")));
        var output = Snapshot.Of(model.Transform(new Table(Column.Of("X", 3f, float.NaN))));
        Near.Equal([0, double.NaN], output["Out"]);
    }

    [Fact]
    public void The_shape_and_the_slot_names_stay_and_the_output_is_normalized()
    {
        var data = new Table(Column.Shaped("X", [1, 2], [1f, 2f]).WithNames("SlotNames", "a", "b").With("Note", NumberDataViewType.Int32, 5));
        var column = Pipeline.Run(data, t => t.NormalizeMinMax("Out", "X")).Schema["Out"];
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1, 2), column.Type);
        Assert.True(column.IsNormalized());
        Assert.Equal(["a", "b"], (object[])Pipeline.Annotation(column, "SlotNames")!);
        Assert.Equal(["IsNormalized", "SlotNames"], Pipeline.AnnotationKinds(column));
        Assert.Equal(["IsNormalized", "SlotNames"], Shapes.Annotations(Pipeline.Promise(data, t => t.NormalizeMinMax("Out", "X")), "Out"));
    }

    [Fact]
    public void Without_an_input_name_the_column_is_replaced()
    {
        var output = Pipeline.Run(new Table(Column.Of("X", 1f, 2f)), t => t.NormalizeMinMax("X"));
        Assert.Equal([true, false], output.Schema.Select(column => column.IsHidden));
        Near.Equal([0.5, 1], Snapshot.Of(output)["X"]);
    }

    [Fact]
    public void Columns_that_are_no_real_numbers_are_refused_by_name_and_type()
    {
        var data = new Table(Column.Of("I", 1), Column.Text("T", "a"), Column.Key("K", 2, 1u), Column.Vector("Var", 0, [1f]));
        foreach (var (name, type) in new[] { ("I", "Int32"), ("T", "String"), ("K", "Key<UInt32"), ("Var", "Vector<Single>") })
        {
            Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Run(data, t => t.NormalizeMinMax("Out", name)), type);
            Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Promise(data, t => t.NormalizeMinMax("Out", name)), $"'{name}'");
        }

        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Run(data, t => t.NormalizeMinMax("Out", "Nowhere")), "'Nowhere'");
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Promise(data, t => t.NormalizeMinMax("Out", "Nowhere")), "'Nowhere'");
    }

    [Fact]
    public void A_fitted_model_refuses_other_types_by_name_and_type()
    {
        var model = new MLContext(1).Transforms.NormalizeMinMax("Out", "X").Fit(new Table(Column.Of("X", 1f, 2f)));
        Throws.Naming<ArgumentOutOfRangeException>(() => model.Transform(new Table(Column.Of("X", 1))), "'X'", "Single", "Int32");
        Throws.Naming<ArgumentOutOfRangeException>(() => model.Transform(new Table(Column.Vector("X", 0, [1f]))), "'X'", "variable-size vector");
        Throws.Naming<ArgumentOutOfRangeException>(() => model.Transform(new Table(Column.Of("Y", 1f))), "'X'");
    }

    [Fact]
    public void A_vector_of_another_size_fails_when_read()
    {
        var model = new MLContext(1).Transforms.NormalizeMinMax("Out", "X").Fit(new Table(Column.Vector("X", 2, [1f, 2f])));
        var output = model.Transform(new Table(Column.Vector("X", 3, [1f, 2f, 3f])));
        Assert.Throws<InvalidOperationException>(() => Snapshot.Of(output));
    }

    [Fact]
    public void A_row_of_a_wrong_size_stops_the_fit()
    {
        var data = new Table(Column.Vector("X", 3, [1f, 2f]));
        Throws.Naming<InvalidOperationException>(() => Pipeline.Run(data, t => t.NormalizeMinMax("Out", "X")), "3", "2");
    }

    [Fact]
    public void Fitting_reads_only_the_columns_that_are_normalized()
    {
        var data = new Table(Column.Of("X", 1f, 2f), Column.Of("Y", 1f, 2f), Column.Of("Z", 1f, 2f));
        new MLContext(1).Transforms.NormalizeMinMax([new("X"), new("Out", "Z")]).Fit(data);
        Assert.Equal([["X", "Z"]], data.Opened);
    }

    [Fact]
    public void One_output_name_twice_is_refused()
    {
        var data = new Table(Column.Of("X", 1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pipeline.Run(data, t => t.NormalizeMinMax([new("Out", "X"), new("Out", "X")])));
    }
}
