using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Transforms;

/// <summary>CopyColumns, SelectColumns and DropColumns.</summary>
public sealed class ColumnSelectionTests
{
    private static Table Abc() => new(
        Column.Of("A", 1f, 2f).With("Note", TextDataViewType.Instance, "of A".AsMemory()),
        Column.Of("B", 10, 20),
        Column.Text("C", "x", "y"));

    private static Table AbcAndNowhere() => new(Column.Of("A", 1f), Column.Of("B", 1f), Column.Of("C", 1f), Column.Of("Nowhere", 1f));

    private static IDataView WithHidden() => Pipeline.Run(Abc(), t => t.CopyColumns("B", "A"));

    private static string[] Names(IDataView view) => [.. view.Schema.Select(column => column.Name + (column.IsHidden ? "*" : ""))];

    [Fact]
    public void A_copy_has_the_type_the_values_and_the_annotations()
    {
        var output = Pipeline.Run(Abc(), t => t.CopyColumns("Copy", "A"));
        Assert.Equal(NumberDataViewType.Single, output.Schema["Copy"].Type);
        Assert.Equal("of A", Pipeline.Annotation(output.Schema["Copy"], "Note"));
        Assert.Equal([1f, 2f], Snapshot.Of(output)["Copy"]);
        Assert.Equal(["Note"], Shapes.Annotations(Pipeline.Promise(Abc(), t => t.CopyColumns("Copy", "A")), "Copy"));
    }

    [Fact]
    public void A_copy_onto_an_old_name_hides_the_old_column()
    {
        var output = WithHidden();
        Assert.Equal(["A", "B*", "B", "C"], Names(output));
        Assert.Equal([1f, 2f], Snapshot.Of(output)["B"]);
        using var cursor = output.GetRowCursor([output.Schema[1]]);
        Assert.Equal([10, 20], Snapshot.Drain(cursor, [output.Schema[1]]).Select(row => row.Values[0]));
    }

    [Fact]
    public void Selected_columns_come_in_the_order_in_which_they_are_named() =>
        Assert.Equal(["C", "A"], Names(Pipeline.Run(Abc(), t => t.SelectColumns("C", "A"))));

    [Fact]
    public void A_column_selected_twice_comes_twice_and_the_first_is_hidden() =>
        Assert.Equal(["A*", "A"], Names(Pipeline.Run(Abc(), t => t.SelectColumns("A", "A"))));

    [Fact]
    public void Hidden_columns_are_left_out_unless_they_are_asked_for()
    {
        Assert.Equal(["B", "A"], Names(Pipeline.Run(WithHidden(), t => t.SelectColumns("B", "A"))));
        Assert.Equal(["B", "A"], Names(Pipeline.Run(WithHidden(), t => t.SelectColumns(["B", "A"], keepHidden: false))));
        var kept = Pipeline.Run(WithHidden(), t => t.SelectColumns(["B", "A"], keepHidden: true));
        Assert.Equal(["B*", "B", "A"], Names(kept));
        Assert.Equal([1f, 2f], Snapshot.Of(kept)["B"]);
    }

    [Fact]
    public void Dropping_keeps_the_order_and_drops_the_hidden_namesakes_too()
    {
        Assert.Equal(["A", "C"], Names(Pipeline.Run(WithHidden(), t => t.DropColumns("B"))));
        Assert.Equal(["A", "B*", "B"], Names(Pipeline.Run(WithHidden(), t => t.DropColumns("C"))));
    }

    [Fact]
    public void Annotations_stay() =>
        Assert.Equal("of A", Pipeline.Annotation(Pipeline.Run(Abc(), t => t.SelectColumns("A")).Schema["A"], "Note"));

    [Fact]
    public void Every_column_may_be_dropped_and_the_rows_stay()
    {
        var output = Pipeline.Snap(Abc(), t => t.DropColumns("A", "B", "C"));
        Assert.Empty(output.Columns);
        Assert.Equal(2, output.Rows.Length);
    }

    [Fact]
    public void Missing_columns_are_refused_by_name_when_transforming_and_when_promising()
    {
        var data = Abc();
        foreach (var estimator in new[] { new MLContext(1).Transforms.SelectColumns("A", "Nowhere"), new MLContext(1).Transforms.DropColumns("A", "Nowhere") })
        {
            var model = estimator.Fit(AbcAndNowhere());
            Throws.Naming<ArgumentOutOfRangeException>(() => estimator.Fit(data), "Nowhere");
            Throws.Naming<ArgumentOutOfRangeException>(() => model.Transform(data), "Nowhere");
            Throws.Naming<ArgumentOutOfRangeException>(() => model.GetOutputSchema(data.Schema), "Nowhere");
            Throws.Naming<ArgumentOutOfRangeException>(() => ((ITransformer)model).GetRowToRowMapper(data.Schema), "Nowhere");
            Throws.Naming<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Shapes.Of(data.Schema)), "Nowhere");
        }

        var copy = new MLContext(1).Transforms.CopyColumns("Out", "Nowhere");
        Throws.Naming<ArgumentOutOfRangeException>(() => copy.Fit(data), "'Nowhere'");
        Throws.Naming<ArgumentOutOfRangeException>(() => copy.GetOutputSchema(Shapes.Of(data.Schema)), "'Nowhere'");
    }

    [Fact]
    public void An_empty_choice_is_refused()
    {
        var catalog = new MLContext(1).Transforms;
        Assert.Throws<InvalidOperationException>(() => catalog.SelectColumns());
        Assert.Throws<InvalidOperationException>(() => catalog.DropColumns());
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.CopyColumns("", "A"));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.CopyColumns("Out", ""));
    }

    [Fact]
    public void Only_selected_columns_are_read()
    {
        var data = Abc();
        var output = Pipeline.Run(data, t => t.SelectColumns("C", "A"));
        Snapshot.ReadAll(output, [output.Schema["C"]]);
        Assert.Equal([["C"]], data.Opened);
    }

    [Fact]
    public void A_row_mapper_of_a_selection_maps_names_to_their_new_places()
    {
        var data = Abc();
        ITransformer model = new MLContext(1).Transforms.SelectColumns("C", "A").Fit(data);
        var mapper = model.GetRowToRowMapper(data.Schema);
        Assert.Equal(["A"], mapper.GetDependencies([mapper.OutputSchema["A"]]).Select(column => column.Name));
        Assert.Equal(["C", "A"], mapper.OutputSchema.Select(column => column.Name));
    }

    [Fact]
    public void Selecting_survives_saving()
    {
        var data = WithHidden();
        foreach (var estimator in new[] { new MLContext(1).Transforms.SelectColumns(["B"], keepHidden: true), new MLContext(1).Transforms.DropColumns("A") })
        {
            var model = estimator.Fit(data);
            var loaded = Pipeline.Reload(model, data.Schema);
            Assert.IsType(model.GetType(), loaded);
            Same.View(Snapshot.Of(model.Transform(data)), Snapshot.Of(loaded.Transform(data)), "the loaded model");
        }
    }
}
