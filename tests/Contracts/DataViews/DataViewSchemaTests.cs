using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.DataViews;

/// <summary>Schemas, hidden columns and annotations.</summary>
public sealed class DataViewSchemaTests
{
    [Fact]
    public void Columns_are_found_by_index_and_name()
    {
        var schema = Build(("A", NumberDataViewType.Single), ("B", TextDataViewType.Instance));
        Assert.Equal(2, schema.Count);
        Assert.Equal(1, schema["B"].Index);
        Assert.Equal("A", schema[0].Name);
        Assert.Equal("2 columns", schema.ToString());
        Assert.Equal("A: Single", schema["A"].ToString());
        Assert.Null(schema.GetColumnOrNull("C"));
        Assert.Same(TextDataViewType.Instance, schema.GetColumnOrNull("B")!.Value.Type);
    }

    [Fact]
    public void Of_columns_with_one_name_only_the_last_is_visible()
    {
        var schema = Build(("A", NumberDataViewType.Single), ("B", TextDataViewType.Instance),
            ("A", NumberDataViewType.Double), ("A", BooleanDataViewType.Instance));
        Assert.Equal([true, false, true, false], schema.Select(c => c.IsHidden));
        Assert.Equal(3, schema["A"].Index);
    }

    [Fact]
    public void Unknown_columns_are_refused()
    {
        var schema = Build(("A", NumberDataViewType.Single));
        Assert.Contains("Missing", Assert.Throws<ArgumentOutOfRangeException>(() => schema["Missing"]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => schema[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => schema[-1]);
        Assert.Throws<ArgumentNullException>(() => schema[null!]);
        Assert.Throws<ArgumentNullException>(() => schema[""]);
        Assert.Throws<ArgumentNullException>(() => schema.GetColumnOrNull(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => schema["a"]);
    }

    [Fact]
    public void Columns_need_names_and_types()
    {
        var builder = new DataViewSchema.Builder();
        Assert.Throws<ArgumentNullException>(() => builder.AddColumn("", NumberDataViewType.Single));
        Assert.Throws<ArgumentNullException>(() => builder.AddColumn(null!, NumberDataViewType.Single));
        Assert.Throws<ArgumentNullException>(() => builder.AddColumn("A", null!));
        Assert.Throws<ArgumentNullException>(() => new DataViewSchema.DetachedColumn("", NumberDataViewType.Single));
        Assert.Throws<ArgumentNullException>(() => new DataViewSchema.DetachedColumn("A", null!));
        Assert.Empty(new DataViewSchema.Builder().ToSchema());
    }

    [Fact]
    public void A_builder_takes_columns_of_another_schema_with_annotations()
    {
        var first = new DataViewSchema.Builder();
        first.AddColumn("A", NumberDataViewType.Single, Note("Unit", "mm"));
        var second = new DataViewSchema.Builder();
        second.AddColumns(first.ToSchema());
        second.AddColumns([new DataViewSchema.DetachedColumn(first.ToSchema()[0]), new DataViewSchema.DetachedColumn("B", BooleanDataViewType.Instance)]);
        var schema = second.ToSchema();
        Assert.Equal(["A", "A", "B"], schema.Select(c => c.Name));
        ReadOnlyMemory<char> unit = default;
        schema["A"].Annotations.GetValue("Unit", ref unit);
        Assert.Equal("mm", unit.ToString());
        Assert.Equal("A: Single {Unit}", schema["A"].ToString());
        Assert.Same(DataViewSchema.Annotations.Empty, schema["B"].Annotations);
    }

    [Fact]
    public void A_schema_is_a_snapshot_of_its_builder()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single);
        var schema = builder.ToSchema();
        builder.AddColumn("A", NumberDataViewType.Double);
        Assert.Single(schema);
        Assert.False(schema["A"].IsHidden);
    }

    private static DataViewSchema Build(params (string Name, DataViewType Type)[] columns)
    {
        var builder = new DataViewSchema.Builder();
        foreach (var (name, type) in columns)
            builder.AddColumn(name, type);
        return builder.ToSchema();
    }

    private static DataViewSchema.Annotations Note(string kind, string text)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue(kind, TextDataViewType.Instance, text.AsMemory());
        return builder.ToAnnotations();
    }
}
