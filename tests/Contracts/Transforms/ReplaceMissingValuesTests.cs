using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Workout;
using Mode = Microsoft.ML.Transforms.MissingValueReplacingEstimator.ReplacementMode;

namespace MLNetVision.Tests.Contracts.Transforms;

public sealed class ReplaceMissingValuesTests
{
    private const float NaN = float.NaN;

    private static object[] Replaced(Table data, Mode mode, bool bySlot = true) =>
        Pipeline.Snap(data, t => t.ReplaceMissingValues("Out", "X", mode, bySlot))["Out"];

    [Theory]
    [InlineData(Mode.DefaultValue, 0f)]
    [InlineData(Mode.Mean, 2f)]
    [InlineData(Mode.Minimum, -1f)]
    [InlineData(Mode.Maximum, 5f)]
    [InlineData(Mode.Mode, 5f)]
    public void A_scalar_is_replaced_as_the_mode_says(Mode mode, float expected)
    {
        Near.Equal([5, expected, -1, 5, 1, 0], Replaced(new Table(Column.Of("X", 5f, NaN, -1f, 5f, 1f, 0f)), mode));
        Near.Equal([5, expected, -1, 5, 1, 0], Replaced(new Table(Column.Of("X", 5d, NaN, -1d, 5d, 1d, 0d)), mode));
    }

    [Theory]
    [InlineData(Mode.DefaultValue, new[] { 0f, 0f })]
    [InlineData(Mode.Mean, new[] { 2f, -3f })]
    [InlineData(Mode.Minimum, new[] { 1f, -6f })]
    [InlineData(Mode.Maximum, new[] { 3f, 0f })]
    [InlineData(Mode.Mode, new[] { 1f, -6f })]
    public void A_vector_is_replaced_slot_by_slot(Mode mode, float[] expected)
    {
        var data = new Table(Column.Vector("X", 2, [1f, -6f], [NaN, NaN], [3f, 0f]));
        Near.Equal([expected[0], expected[1]], Replaced(data, mode)[1]);
        Near.Equal([1, -6], Replaced(data, mode)[0]);
    }

    [Theory]
    [InlineData(Mode.DefaultValue, 0f)]
    [InlineData(Mode.Mean, -0.5f)]
    [InlineData(Mode.Minimum, -6f)]
    [InlineData(Mode.Maximum, 3f)]
    [InlineData(Mode.Mode, 1f)]
    public void A_vector_is_replaced_by_one_value_when_slots_do_not_matter(Mode mode, float expected)
    {
        var data = new Table(Column.Vector("X", 2, [1f, -6f], [NaN, NaN], [3f, 0f]));
        Near.Equal([expected, expected], Replaced(data, mode, bySlot: false)[1]);
    }

    [Fact]
    public void Unstored_zeros_of_sparse_vectors_count_for_the_mean_and_the_extremes()
    {
        var data = new Table(Column.Buffers("X", 4, Column.Sparse(4, (0, 3f), (1, NaN)), Column.Sparse(4, (0, NaN), (1, 6f)), Column.Sparse(4, (0, 3f))));
        Near.Equal([3, 6, 0, 0], Replaced(data, Mode.Minimum)[1]);
        Near.Equal([3, 0, 0, 0], Replaced(data, Mode.Minimum)[0]);
        Near.Equal([3, 6, 0, 0], Replaced(data, Mode.Maximum)[0]);
        Near.Equal([3, 3, 0, 0], Replaced(data, Mode.Mean)[0]);
        Near.Equal([3, 1.2, 0, 0], Replaced(data, Mode.Mean, bySlot: false)[0]);
        Near.Equal([3, 0, 0, 0], Replaced(data, Mode.Minimum, bySlot: false)[0]);
    }

    [Fact]
    public void Unstored_zeros_do_not_count_for_the_mode()
    {
        var data = new Table(Column.Buffers("X", 3, Column.Sparse(3, (0, 2f)), Column.Sparse<float>(3), Column.Sparse(3, (0, NaN))));
        Near.Equal([2, 0, 0], Replaced(data, Mode.Mode)[2]);
        Near.Equal([2, 0, 0], Replaced(data, Mode.Mode, bySlot: false)[2]);
    }

    [Fact]
    public void The_mode_is_the_value_that_first_reached_the_highest_count() =>
        Near.Equal([1, 2, 2, 1, 2], Replaced(new Table(Column.Of("X", 1f, 2f, 2f, 1f, NaN)), Mode.Mode));

    [Theory]
    [InlineData(Mode.Mean, 0f)]
    [InlineData(Mode.Mode, 0f)]
    [InlineData(Mode.Minimum, float.PositiveInfinity)]
    [InlineData(Mode.Maximum, float.NegativeInfinity)]
    public void A_column_with_nothing_but_missing_values_has_no_statistics(Mode mode, float expected)
    {
        Near.Equal(expected, Replaced(new Table(Column.Of("X", NaN)), mode)[0]);
        Near.Equal([expected, expected], Replaced(new Table(Column.Vector("X", 2, [NaN, NaN])), mode)[0]);
        var whole = mode == Mode.Mean ? NaN : expected; // the mean of nothing over all slots is 0 / 0
        Near.Equal([whole, whole], Replaced(new Table(Column.Vector("X", 2, [NaN, NaN])), mode, bySlot: false)[0]);
    }

    [Fact]
    public void Double_vectors_start_their_extremes_at_the_largest_finite_numbers()
    {
        var data = new Table(Column.Vector("X", 1, [double.NaN]));
        Near.Equal([double.MaxValue], Replaced(data, Mode.Minimum)[0]);
        Near.Equal([double.MinValue], Replaced(data, Mode.Maximum)[0]);
        Near.Equal([double.PositiveInfinity], Replaced(data, Mode.Minimum, bySlot: false)[0]);
    }

    [Fact]
    public void Infinities_are_extremes_but_count_neither_for_the_mean_nor_for_the_mode()
    {
        var data = new Table(Column.Of("X", 1f, NaN, float.PositiveInfinity, 3f, 3f, float.PositiveInfinity, float.PositiveInfinity));
        Near.Equal(7 / 3d, Replaced(data, Mode.Mean)[1]);
        Near.Equal(3, Replaced(data, Mode.Mode)[1]);
        Near.Equal(double.PositiveInfinity, Replaced(data, Mode.Maximum)[1]);
        Near.Equal([double.PositiveInfinity], Replaced(new Table(Column.Vector("X", 1, [1f], [NaN], [float.PositiveInfinity])), Mode.Maximum)[1]);
        Near.Equal([1], Replaced(new Table(Column.Vector("X", 1, [1d], [double.NaN], [double.PositiveInfinity])), Mode.Maximum)[1]);
    }

    [Fact]
    public void Vectors_of_any_size_share_one_value()
    {
        var data = new Table(Column.Vector("X", 0, [1f, NaN], [3f, 5f, NaN]));
        var output = Replaced(data, Mode.Mean);
        Near.Equal([1, 3], output[0]);
        Near.Equal([3, 5, 3], output[1]);
    }

    [Fact]
    public void A_sparse_row_stays_sparse_and_loses_what_becomes_zero()
    {
        var data = new Table(Column.Buffers("X", 10, Column.Sparse(10, (2, NaN), (5, 4f))));
        var row = Pipeline.Buffers<float>(Pipeline.Run(data, t => t.ReplaceMissingValues("Out", "X")), "Out")[0];
        Assert.False(row.IsDense);
        Assert.Equal([5], row.GetIndices().ToArray());
        Assert.Equal([4f], row.GetValues().ToArray());
    }

    [Fact]
    public void The_type_the_slot_names_and_the_normalization_stay()
    {
        var data = new Table(Column.Shaped("X", [2, 1], [1f, NaN])
            .WithNames("SlotNames", "a", "b").With("IsNormalized", BooleanDataViewType.Instance, true).With("Note", NumberDataViewType.Int32, 5));
        var column = Pipeline.Run(data, t => t.ReplaceMissingValues("Out", "X")).Schema["Out"];
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2, 1), column.Type);
        Assert.Equal(["IsNormalized", "SlotNames"], Pipeline.AnnotationKinds(column));
        Assert.Equal(["IsNormalized", "SlotNames"], Shapes.Annotations(Pipeline.Promise(data, t => t.ReplaceMissingValues("Out", "X")), "Out"));
    }

    [Fact]
    public void Types_without_a_missing_value_are_refused()
    {
        var data = new Table(Column.Of("I", 1), Column.Text("T", "a"), Column.Key("K", 2, 1u), Column.Of("B", true));
        foreach (var (name, type) in new[] { ("I", "Int32"), ("T", "String"), ("K", "Key<UInt32"), ("B", "Boolean") })
        {
            Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Run(data, t => t.ReplaceMissingValues("Out", name)), type);
        }

        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Promise(data, t => t.ReplaceMissingValues("Out", "I")), "Int32");
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Run(data, t => t.ReplaceMissingValues("Out", "Nowhere")), "'Nowhere'");
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Promise(data, t => t.ReplaceMissingValues("Out", "Nowhere")), "'Nowhere'");
        Assert.Throws<ArgumentOutOfRangeException>(() => new MLContext(1).Transforms.ReplaceMissingValues(" "));
    }

    [Fact]
    public void A_fitted_model_refuses_other_types_and_sizes()
    {
        var bySlot = new MLContext(1).Transforms.ReplaceMissingValues("Out", "X", Mode.Mean).Fit(new Table(Column.Vector("X", 2, [1f, 2f])));
        Throws.Naming<ArgumentOutOfRangeException>(() => bySlot.Transform(new Table(Column.Vector("X", 3, [1f, 2f, 3f]))), "'X'");
        Throws.Naming<ArgumentOutOfRangeException>(() => bySlot.Transform(new Table(Column.Of("X", 1f))), "'X'");
        Throws.Naming<ArgumentOutOfRangeException>(() => bySlot.Transform(new Table(Column.Vector("X", 0, [1f, 2f]))), "'X'");
        Throws.Naming<ArgumentOutOfRangeException>(() => bySlot.Transform(new Table(Column.Vector("X", 2, [1d, 2d]))), "'X'", "Single");
        var pairs = new Table(Column.Vector("X", 2, [1f, 3f]));
        var whole = new MLContext(1).Transforms.ReplaceMissingValues("Out", "X", Mode.Mean, imputeBySlot: false).Fit(pairs);
        Near.Equal([1, 2, 3], Snapshot.Of(whole.Transform(new Table(Column.Vector("X", 3, [1f, NaN, 3f]))))["Out"][0]);
    }

    [Fact]
    public void Fitting_reads_only_when_there_is_something_to_learn()
    {
        var data = new Table(Column.Of("X", 1f), Column.Of("Y", 1f));
        new MLContext(1).Transforms.ReplaceMissingValues("Out", "X").Fit(data);
        Assert.Empty(data.Opened);
        new MLContext(1).Transforms.ReplaceMissingValues("Out", "X", Mode.Mean).Fit(data);
        Assert.Equal([["X"]], data.Opened);
    }

    [Theory]
    [InlineData(Mode.DefaultValue)]
    [InlineData(Mode.Mean)]
    [InlineData(Mode.Minimum)]
    [InlineData(Mode.Maximum)]
    [InlineData(Mode.Mode)]
    public void Every_mode_survives_saving(Mode mode)
    {
        foreach (var bySlot in new[] { true, false })
        {
            var data = Tables.Numbers();
            var model = new MLContext(1).Transforms.ReplaceMissingValues([new("F"), new("D"), new("V"), new("DV")], mode, bySlot).Fit(data);
            Same.View(Snapshot.Of(model.Transform(data)), Snapshot.Of(Pipeline.Reload(model, data.Schema).Transform(data)), $"{mode}, by slot {bySlot}");
        }
    }
}
