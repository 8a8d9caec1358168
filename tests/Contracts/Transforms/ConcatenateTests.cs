using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Transforms;

public sealed class ConcatenateTests
{
    private static Table Mixed() => new(
        Column.Of("A", 1f, 2f),
        Column.Vector("V", 3, [3f, 4f, 5f], [6f, 7f, 8f]).WithNames("SlotNames", "x", "", "z"),
        Column.Vector("Bare", 2, [0f, 0f], [9f, 10f]));

    [Fact]
    public void Values_stand_in_the_order_of_the_names()
    {
        var output = Pipeline.Snap(Mixed(), t => t.Concatenate("Out", "V", "A", "Bare"));
        Assert.Equal([3f, 4f, 5f, 1f, 0f, 0f], (object[])output["Out"][0]);
        Assert.Equal([6f, 7f, 8f, 2f, 9f, 10f], (object[])output["Out"][1]);
    }

    [Fact]
    public void The_output_is_a_vector_of_the_sum_of_the_sizes()
    {
        var output = Pipeline.Run(Mixed(), t => t.Concatenate("Out", "A", "V", "Bare"));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 6), output.Schema["Out"].Type);
    }

    [Fact]
    public void One_scalar_becomes_a_vector_of_one() =>
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1), Pipeline.Run(Mixed(), t => t.Concatenate("Out", "A")).Schema["Out"].Type);

    [Fact]
    public void One_vector_keeps_its_shape_and_all_its_annotations()
    {
        var data = new Table(Column.Shaped("Image", [2, 2], [1f, 2f, 3f, 4f]).With("Note", TextDataViewType.Instance, "hello".AsMemory()));
        var column = Pipeline.Run(data, t => t.Concatenate("Out", "Image")).Schema["Out"];
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2, 2), column.Type);
        Assert.Equal("hello", Pipeline.Annotation(column, "Note"));
    }

    [Fact]
    public void Shapes_are_flattened_as_soon_as_there_are_two_columns()
    {
        var data = new Table(Column.Shaped("Image", [2, 2], [1f, 2f, 3f, 4f]), Column.Of("A", 5f));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 5), Pipeline.Run(data, t => t.Concatenate("Out", "Image", "A")).Schema["Out"].Type);
    }

    [Fact]
    public void Slot_names_are_column_names_for_scalars_and_column_dot_slot_for_vectors()
    {
        var column = Pipeline.Run(Mixed(), t => t.Concatenate("Out", "A", "V", "Bare")).Schema["Out"];
        Assert.Equal(["A", "V.x", "", "V.z", "", ""], (object[])Pipeline.Annotation(column, "SlotNames")!);
        Assert.True(column.HasSlotNames());
    }

    [Fact]
    public void Vectors_without_slot_names_give_none() =>
        Assert.Empty(Pipeline.AnnotationKinds(Pipeline.Run(Mixed(), t => t.Concatenate("Out", "Bare", "Bare")).Schema["Out"]));

    [Fact]
    public void The_output_is_normalized_only_if_every_input_is()
    {
        var data = new Table(
            Column.Of("A", 1f).With("IsNormalized", BooleanDataViewType.Instance, true),
            Column.Of("B", 1f).With("IsNormalized", BooleanDataViewType.Instance, true),
            Column.Of("C", 1f));
        Assert.True(Pipeline.Run(data, t => t.Concatenate("Out", "A", "B")).Schema["Out"].IsNormalized());
        Assert.False(Pipeline.Run(data, t => t.Concatenate("Out", "A", "C")).Schema["Out"].IsNormalized());
        Assert.Equal(["IsNormalized", "SlotNames"], Shapes.Annotations(Pipeline.Promise(data, t => t.Concatenate("Out", "A", "B")), "Out"));
        Assert.Equal(["SlotNames"], Shapes.Annotations(Pipeline.Promise(data, t => t.Concatenate("Out", "A", "C")), "Out"));
    }

    [Fact]
    public void Categorical_slot_ranges_move_with_their_columns()
    {
        var data = new Table(
            Column.Of("A", 1f),
            Column.Vector("C", 4, [1f, 0f, 0f, 1f]).WithVector("CategoricalSlotRanges", NumberDataViewType.Int32, 0, 1, 2, 3),
            Column.Vector("D", 2, [1f, 0f]).WithVector("CategoricalSlotRanges", NumberDataViewType.Int32, 0, 1));
        Func<TransformsCatalog, IEstimator<ITransformer>> make = t => t.Concatenate("Out", "A", "C", "A", "D");
        Assert.Equal([1, 2, 3, 4, 6, 7], (object[])Pipeline.Annotation(Pipeline.Run(data, make).Schema["Out"], "CategoricalSlotRanges")!);
        Assert.Equal(["CategoricalSlotRanges", "SlotNames"], Shapes.Annotations(Pipeline.Promise(data, make), "Out"));
    }

    [Fact]
    public void A_vector_of_any_size_makes_the_output_one_and_takes_the_slot_names_away()
    {
        var data = new Table(Column.Vector("Var", 0, [1f], [2f, 3f, 4f]), Column.Of("A", 5f, 6f));
        var output = Pipeline.Run(data, t => t.Concatenate("Out", "Var", "A"));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single), output.Schema["Out"].Type);
        Assert.Empty(Pipeline.AnnotationKinds(output.Schema["Out"]));
        Assert.Equal([2f, 3f, 4f, 6f], (object[])Snapshot.Of(output)["Out"][1]);
    }

    [Fact]
    public void Mostly_sparse_inputs_give_a_sparse_vector()
    {
        var data = new Table(Column.Buffers("S", 8, Column.Sparse(8, (2, 1f)), Column.Dense(1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f)), Column.Of("A", 3f, 0f));
        var rows = Pipeline.Buffers<float>(Pipeline.Run(data, t => t.Concatenate("Out", "S", "A")), "Out");
        Assert.False(rows[0].IsDense);
        Assert.Equal([2, 8], rows[0].GetIndices().ToArray());
        Assert.Equal([1f, 3f], rows[0].GetValues().ToArray());
        Assert.True(rows[1].IsDense);
    }

    [Fact]
    public void Text_and_keys_can_be_concatenated_but_keys_are_not_promised()
    {
        var data = new Table(Column.Text("T", "a"), Column.Key("K", 3, 2u));
        Assert.Equal(["a", "a"], (object[])Pipeline.Snap(data, t => t.Concatenate("Out", "T", "T"))["Out"][0]);
        Assert.Equal([2u, 2u], (object[])Pipeline.Snap(data, t => t.Concatenate("Out", "K", "K"))["Out"][0]);
        Throws.Naming<InvalidOperationException>(() => Pipeline.Promise(data, t => t.Concatenate("Out", "K")), "'K'");
    }

    [Fact]
    public void Columns_of_different_item_types_are_refused_by_name_and_type()
    {
        var data = new Table(Column.Of("A", 1f), Column.Of("B", 1d));
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Run(data, t => t.Concatenate("Out", "A", "B")), "'B'", "Single", "Double");
        Throws.Naming<InvalidOperationException>(() => Pipeline.Promise(data, t => t.Concatenate("Out", "A", "B")), "'B'", "Single", "Double");
    }

    [Fact]
    public void Fitting_looks_at_nothing_so_that_a_missing_column_is_found_when_transforming()
    {
        var data = Mixed();
        var estimator = new MLContext(1).Transforms.Concatenate("Out", "A", "Nowhere");
        var model = estimator.Fit(data);
        Throws.Naming<ArgumentOutOfRangeException>(() => model.Transform(data), "'Nowhere'");
        Throws.Naming<ArgumentOutOfRangeException>(() => model.GetOutputSchema(data.Schema), "'Nowhere'");
        Throws.Naming<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Shapes.Of(data.Schema)), "'Nowhere'");
        Assert.Empty(data.Opened);
    }

    [Fact]
    public void A_row_whose_vector_is_not_of_the_declared_size_fails_when_read()
    {
        var data = new Table(Column.Vector("V", 3, [1f, 2f]), Column.Of("A", 1f));
        var output = Pipeline.Run(data, t => t.Concatenate("Out", "V", "A"));
        Throws.Naming<InvalidOperationException>(() => Snapshot.Of(output), "'V'", "3", "2");
    }

    [Fact]
    public void The_new_column_hides_an_old_one_of_its_name()
    {
        var output = Pipeline.Run(Mixed(), t => t.Concatenate("A", "A", "V"));
        Assert.Equal(["A", "A", "V", "Bare"], output.Schema.Select(column => column.Name));
        Assert.Equal([true, false, false, false], output.Schema.Select(column => column.IsHidden));
        Assert.Equal(1, output.Schema["A"].Index);
        Assert.Equal([1f, 3f, 4f, 5f], (object[])Snapshot.Of(output)["A"][0]);
    }

    [Fact]
    public void Only_the_columns_that_the_output_needs_are_read()
    {
        var data = Mixed();
        var output = Pipeline.Run(data, t => t.Concatenate("Out", "Bare", "A"));
        Assert.Empty(data.Opened);
        Snapshot.ReadAll(output, [output.Schema["Out"]]);
        Assert.All(data.Opened, opened => Assert.Equal(["A", "Bare"], opened));
        Assert.NotEmpty(data.Opened);
    }

    [Fact]
    public void No_rows_give_no_rows()
    {
        var output = Pipeline.Snap(new Table(Column.Of<float>("A"), Column.Vector<float>("V", 2)), t => t.Concatenate("Out", "A", "V"));
        Assert.Empty(output.Rows);
    }

    [Fact]
    public void Names_that_are_missing_or_empty_are_refused()
    {
        var catalog = new MLContext(1).Transforms;
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.Concatenate("", "A"));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.Concatenate(null, "A"));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.Concatenate("Out", "A", ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.Concatenate("Out"));
    }
}
