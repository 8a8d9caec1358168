using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Pipelines;

/// <summary>The simplest transformer shows how all of them place columns, open cursors and fail.</summary>
public sealed class CopyColumnsTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void A_new_column_goes_to_the_end_with_type_and_annotations()
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        definition["Vector"].AddAnnotation("SlotNames", new[] { "a", "b", "c" }, new VectorDataViewType(TextDataViewType.Instance, 3));
        var data = _ml.Data.LoadFromEnumerable(new[] { new Row { Vector = [1, 2, 3] } }, definition);
        var output = _ml.Transforms.CopyColumns("Copy", "Vector").Fit(data).Transform(data);
        Assert.Equal(["Number", "Vector", "Text", "Key", "Copy"], output.Schema.Select(c => c.Name));
        Assert.Equal("Copy: Vector<Single, 3> {SlotNames}", output.Schema["Copy"].ToString());
        Assert.True(output.Schema["Copy"].HasSlotNames());
        Assert.Equal([[1, 2, 3]], output.GetColumn<float[]>("Copy"));
    }

    [Fact]
    public void A_column_of_an_existing_name_goes_right_behind_it_and_hides_it()
    {
        var data = Row.Data(_ml);
        var output = _ml.Transforms.CopyColumns("Number", "Key").Fit(data).Transform(data);
        Assert.Equal(["Number", "Number", "Vector", "Text", "Key"], output.Schema.Select(c => c.Name));
        Assert.Equal([true, false, false, false, false], output.Schema.Select(c => c.IsHidden));
        Assert.IsType<KeyDataViewType>(output.Schema["Number"].Type);
        Assert.Equal([1u, 2, 3, 4, 1], output.GetColumn<uint>("Number"));
        Assert.Equal([0f, 1, 2, 3, 4], output.GetColumn<float>(output.Schema[0]));
        var again = _ml.Transforms.CopyColumns("Number", "Text").Fit(output).Transform(output);
        Assert.Equal([true, true, false], again.Schema.Take(3).Select(c => c.IsHidden));
    }

    [Fact]
    public void A_missing_input_is_named_by_everything_that_needs_it()
    {
        var data = Row.Data(_ml);
        var copy = _ml.Transforms.CopyColumns("Copy", "Missing");
        AssertNames("Missing", () => copy.Fit(data));
        var transformer = _ml.Transforms.CopyColumns("B", "A").Fit(_ml.Data.LoadFromEnumerable(new[] { new OnlyA() }));
        AssertNames("A", () => transformer.Transform(data));
        AssertNames("A", () => transformer.GetOutputSchema(data.Schema));
        AssertNames("A", () => ((ITransformer)transformer).GetRowToRowMapper(data.Schema));
        AssertNames("Missing", () => copy.GetOutputSchema(Shapes.Of(data.Schema)));
    }

    [Fact]
    public void Null_and_empty_arguments_are_refused()
    {
        var data = Row.Data(_ml);
        var copy = _ml.Transforms.CopyColumns("Copy", "Number");
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.CopyColumns("", "Number"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.CopyColumns("Copy", null!));
        Assert.Throws<ArgumentNullException>(() => copy.Fit(null!));
        Assert.Throws<ArgumentNullException>(() => copy.GetOutputSchema(null!));
        Assert.Throws<ArgumentNullException>(() => copy.Fit(data).Transform(null!));
        Assert.Throws<ArgumentNullException>(() => copy.Fit(data).GetOutputSchema(null!));
        Assert.Throws<ArgumentNullException>(() => ((ITransformer)copy.Fit(data)).GetRowToRowMapper(null!));
    }

    [Fact]
    public void The_promise_of_the_estimator_is_what_the_transformer_gives()
    {
        var data = Row.Data(_ml);
        foreach (var copy in new[] { _ml.Transforms.CopyColumns("Copy", "Key"), _ml.Transforms.CopyColumns("Number", "Vector") })
        {
            var promised = copy.GetOutputSchema(Shapes.Of(data.Schema));
            Assert.Equal(Shapes.Describe(Shapes.Of(copy.Fit(data).Transform(data).Schema)), Shapes.Describe(promised));
            Assert.Equal(Shapes.Of(copy.Fit(data).GetOutputSchema(data.Schema)).Count, promised.Count);
        }
    }

    [Fact]
    public void A_row_mapper_makes_rows_from_rows()
    {
        var data = Row.Data(_ml);
        var mapper = ((ITransformer)_ml.Transforms.CopyColumns("Copy", "Number").Fit(data)).GetRowToRowMapper(data.Schema);
        Assert.Same(data.Schema, mapper.InputSchema);
        var output = mapper.OutputSchema;
        Assert.Equal(["Number"], mapper.GetDependencies([output["Copy"]]).Select(c => c.Name));
        Assert.Equal(["Number", "Text"], mapper.GetDependencies([output["Copy"], output["Text"]]).Select(c => c.Name));
        Assert.Empty(mapper.GetDependencies([]));
        using var cursor = data.GetRowCursor(data.Schema);
        using var row = mapper.GetRow(cursor, [output["Copy"]]);
        Assert.Same(output, row.Schema);
        var getter = row.GetGetter<float>(output["Copy"]);
        var value = 0f;
        for (var i = 0; cursor.MoveNext(); i++)
        {
            getter(ref value);
            Assert.Equal(i, value);
            Assert.Equal(i, row.Position);
        }
    }

    [Fact]
    public void A_row_of_another_schema_is_refused()
    {
        var data = Row.Data(_ml);
        var mapper = ((ITransformer)_ml.Transforms.CopyColumns("Copy", "Number").Fit(data)).GetRowToRowMapper(data.Schema);
        using var other = Row.Data(_ml).GetRowCursor([]);
        Assert.Throws<InvalidOperationException>(() => mapper.GetRow(other, []));
        Assert.Throws<ArgumentNullException>(() => mapper.GetRow(null!, []));
        Assert.Throws<ArgumentNullException>(() => mapper.GetRow(other, null!));
    }

    [Fact]
    public void Inactive_columns_of_a_cursor_have_no_getter()
    {
        var data = Row.Data(_ml);
        var output = _ml.Transforms.CopyColumns("Copy", "Number").Fit(data).Transform(data);
        using var cursor = output.GetRowCursor([output.Schema["Copy"]]);
        Assert.True(cursor.IsColumnActive(output.Schema["Copy"]));
        Assert.False(cursor.IsColumnActive(output.Schema["Number"]));
        Assert.False(cursor.IsColumnActive(output.Schema["Text"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<float>(output.Schema["Number"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<double>(output.Schema["Copy"]));
    }

    private static void AssertNames(string name, Action action)
        => Assert.Contains($"'{name}'", Assert.Throws<ArgumentOutOfRangeException>(action).Message, StringComparison.Ordinal);

    public sealed class OnlyA
    {
        public float A;
    }
}
