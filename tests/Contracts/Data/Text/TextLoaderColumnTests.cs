using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Text;

public sealed class TextLoaderColumnTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Scalars_and_vectors_get_the_types_that_the_columns_ask_for()
    {
        var view = Load(["1\t2\t3\t4\ta"],
            new("Scalar", DataKind.Single, 0),
            new("Vector", DataKind.Double, 1, 2),
            new("OneSlot", DataKind.Single, [new(3, 3)]),
            new("Text", DataKind.String, 4));

        Assert.Equal(["Scalar", "Vector", "OneSlot", "Text"], view.Schema.ColumnNames());
        Assert.Equal(NumberDataViewType.Single, view.Schema["Scalar"].Type);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Double, 2), view.Schema["Vector"].Type);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1), view.Schema["OneSlot"].Type);
        Assert.Equal(TextDataViewType.Instance, view.Schema["Text"].Type);
        Assert.Equal([1f], view.Values<float>("Scalar"));
        Assert.Equal([2d, 3d], view.Vectors<double>("Vector").Single());
        Assert.Equal([4f], view.Vectors<float>("OneSlot").Single());
        Assert.Equal(["a"], view.Texts("Text"));
    }

    [Fact]
    public void A_text_view_knows_no_row_count_and_does_not_shuffle()
    {
        var view = Load(["1", "2"], new TextLoader.Column("A", DataKind.Single, 0));

        Assert.Null(view.GetRowCount());
        Assert.False(view.CanShuffle);
    }

    [Fact]
    public void The_default_item_type_of_a_column_is_single()
    {
        var column = new TextLoader.Column();

        Assert.Equal(DataKind.Single, column.DataKind);
        Assert.Null(column.Source);
        Assert.Null(column.KeyCount);
        Assert.Null(column.Name);
    }

    [Fact]
    public void Column_constructors_keep_what_they_are_given()
    {
        var single = new TextLoader.Column("A", DataKind.Int32, 3);
        var range = new TextLoader.Column("B", DataKind.Int32, 3, 5);
        var key = new TextLoader.Column("C", DataKind.UInt32, [new(1)], new KeyCount(9));

        Assert.Equal((3, 3, false, false), Describe(single.Source.Single()));
        Assert.Equal((3, 5, true, false), Describe(range.Source.Single()));
        Assert.Equal(DataKind.Int32, single.DataKind);
        Assert.Equal("B", range.Name);
        Assert.Equal(9ul, key.KeyCount.Count);

        static (int Min, int? Max, bool ForceVector, bool AutoEnd) Describe(TextLoader.Range range) => (range.Min, range.Max, range.ForceVector, range.AutoEnd);
    }

    [Fact]
    public void A_range_without_an_end_runs_to_the_end_of_the_line()
    {
        var range = new TextLoader.Range(2, null);

        Assert.True(range.AutoEnd);
        Assert.True(range.ForceVector);
        Assert.Null(range.Max);
        Assert.False(range.VariableEnd);
        Assert.False(range.AllOther);
    }

    [Fact]
    public void Ranges_refuse_negative_and_reversed_bounds()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextLoader.Range(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextLoader.Range(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextLoader.Range(3, 2));
        Assert.Throws<ArgumentNullException>(() => new TextLoader.Column(null, DataKind.Single, 0));
        Assert.Throws<ArgumentNullException>(() => new TextLoader.Column("A", DataKind.Single, null, null));
    }

    [Fact]
    public void Several_ranges_are_joined_in_the_order_they_are_given()
    {
        var view = Load(["0\t1\t2\t3\t4"], new TextLoader.Column("A", DataKind.Single, [new(3, 4), new(0), new(1, 1)]));

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 4), view.Schema["A"].Type);
        Assert.Equal([3f, 4f, 0f, 1f], view.Vectors<float>("A").Single());
    }

    [Fact]
    public void Ranges_of_different_columns_may_overlap()
    {
        var view = Load(["1\t2\t3"], new("A", DataKind.Single, 0, 2), new("B", DataKind.String, 1), new("C", DataKind.Int32, 1, 2));

        Assert.Equal([1f, 2f, 3f], view.Vectors<float>("A").Single());
        Assert.Equal(["2"], view.Texts("B"));
        Assert.Equal([2, 3], view.Vectors<int>("C").Single());
    }

    [Fact]
    public void An_automatic_end_is_found_by_looking_at_the_data()
    {
        var path = _folder.Write("auto.tsv", "1\t2\t3\t4", "5\t6\t7\t8");
        var view = _context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            Columns = [new("Label", DataKind.Single, 0), new("Features", DataKind.Single, [new(1, null)])],
        });

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3), view.Schema["Features"].Type);
        Assert.Equal([[2f, 3f, 4f], [6f, 7f, 8f]], view.Vectors<float>("Features"));
    }

    [Fact]
    public void The_given_input_size_decides_an_automatic_end_without_data()
    {
        var loader = _context.Data.CreateTextLoader(new TextLoader.Options
        {
            InputSize = 4,
            Columns = [new("Features", DataKind.Single, [new(1, null)])],
        });

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3), loader.GetOutputSchema()["Features"].Type);
    }

    [Fact]
    public void A_variable_end_gives_vectors_of_each_line_s_own_size()
    {
        var path = _folder.Write("var.tsv", "1\t2\t3\t4", "5\t6", "7");
        var view = _context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            Columns = [new("Label", DataKind.Single, 0), new("Rest", DataKind.Single, [new TextLoader.Range { Min = 1, VariableEnd = true }])],
        });

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single), view.Schema["Rest"].Type);
        Assert.Equal([[2f, 3f, 4f], [6f], []], view.Vectors<float>("Rest"));
    }

    [Fact]
    public void All_other_takes_the_indices_that_no_column_names()
    {
        var path = _folder.Write("other.tsv", "0\t1\t2\t3\t4\t5");
        var view = _context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            Columns =
            [
                new("Label", DataKind.Single, 2),
                new("Pair", DataKind.Single, 4, 5),
                new("Rest", DataKind.Single, [new TextLoader.Range { Min = 0, AutoEnd = true, AllOther = true }]),
            ],
        });

        Assert.Equal([0f, 1f, 3f], view.Vectors<float>("Rest").Single());
    }

    [Fact]
    public void Without_columns_the_first_is_the_label_and_the_others_the_features()
    {
        var path = _folder.Write("default.tsv", "1\t2\t3", "4\t5\t6");
        var view = _context.Data.LoadFromTextFile(path);

        Assert.Equal(["Label", "Features"], view.Schema.ColumnNames());
        Assert.Equal(NumberDataViewType.Single, view.Schema["Label"].Type);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2), view.Schema["Features"].Type);
        Assert.Equal([1f, 4f], view.Values<float>("Label"));
    }

    [Fact]
    public void Lines_that_are_too_short_are_filled_with_defaults()
    {
        var view = Load(["1\t2", "3", "4\t5\t6\t7\t8"],
            new("A", DataKind.Single, 1),
            new("B", DataKind.String, 2),
            new("C", DataKind.Int32, 0, 2),
            new("D", DataKind.UInt32, [new(3)], new KeyCount(8)));

        Assert.Equal([2f, 0f, 5f], view.Values<float>("A"));
        Assert.Equal(["", "", "6"], view.Texts("B"));
        Assert.Equal([[1, 2, 0], [3, 0, 0], [4, 5, 6]], view.Vectors<int>("C"));
        Assert.Equal([0u, 0u, 8u], view.Values<uint>("D"));
    }

    [Fact]
    public void Vectors_with_few_fields_given_are_sparse_and_others_dense()
    {
        string[] lines = ["1\t\t\t\t\t\t\t8", "1\t2\t3\t4\t5\t6\t7\t8", "\t\t\t\t\t\t\t", "1\t2\t3\t4\t\t\t\t"];
        var view = Load(lines, new TextLoader.Column("A", DataKind.Single, 0, 7));

        var rows = view.Buffers<float>("A");
        Assert.Equal([false, true, false, false], rows.Select(row => row.IsDense));
        Assert.Equal([0, 7], rows[0].GetIndices().ToArray());
        Assert.Equal([1f, 8f], rows[0].GetValues().ToArray());
        Assert.Equal(0, rows[2].GetValues().Length);
        Assert.Equal(8, rows[2].Length);
        Assert.Equal([1f, 2f, 3f, 4f], rows[3].GetValues().ToArray());
    }

    [Fact]
    public void Columns_of_one_name_hide_the_earlier_ones()
    {
        var view = Load(["1\t2"], new("A", DataKind.Single, 0), new("A", DataKind.Int32, 1));

        Assert.Equal(2, view.Schema.Count);
        Assert.True(view.Schema[0].IsHidden);
        Assert.Equal(NumberDataViewType.Int32, view.Schema["A"].Type);
        Assert.Equal([2], view.Values<int>("A"));

        using var cursor = view.GetRowCursor([view.Schema[0]]);
        var getter = cursor.GetGetter<float>(view.Schema[0]);
        Assert.True(cursor.MoveNext());
        var value = 0f;
        getter(ref value);
        Assert.Equal(1f, value);
    }

    private IDataView Load(string[] lines, params TextLoader.Column[] columns) => _context.Data.LoadFromTextFile(_folder.Write("data.tsv", lines), columns);
}
