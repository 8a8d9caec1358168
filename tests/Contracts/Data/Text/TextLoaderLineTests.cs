using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Text;

/// <summary>Headers, comments, separators, trimming and sparse lines.</summary>
public sealed class TextLoaderLineTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_header_names_the_slots_of_vectors()
    {
        var path = _folder.Write("header.csv", "id,height, width ,depth", "1,2,3,4");
        var view = _context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            Separators = [','],
            HasHeader = true,
            Columns = [new("Id", DataKind.Single, 0), new("Size", DataKind.Single, 1, 3), new("Mixed", DataKind.Single, [new(3), new(0, 1)])],
        });

        Assert.Equal(["height", "width", "depth"], view.SlotNames("Size"));
        Assert.Equal(["depth", "id", "height"], view.SlotNames("Mixed"));
        Assert.Empty(view.SlotNames("Id"));
        Assert.Equal([1f], view.Values<float>("Id"));
    }

    [Fact]
    public void A_header_without_a_data_sample_is_skipped_but_names_nothing()
    {
        var path = _folder.Write("header.tsv", "a\tb", "1\t2");
        TextLoader.Column[] columns = [new("Pair", DataKind.Single, 0, 1)];

        var view = _context.Data.LoadFromTextFile(path, columns, hasHeader: true);

        Assert.Empty(view.SlotNames("Pair"));
        Assert.Equal([[1f, 2f]], view.Vectors<float>("Pair"));
    }

    [Fact]
    public void A_loader_takes_its_slot_names_from_its_data_sample()
    {
        var sample = _folder.Write("sample.tsv", "a\tb", "1\t2");
        var other = _folder.Write("other.tsv", "c\td", "3\t4");
        TextLoader.Column[] columns = [new("Pair", DataKind.Single, 0, 1)];

        var loader = _context.Data.CreateTextLoader(columns, hasHeader: true, dataSample: new MultiFileSource(sample));
        var view = loader.Load(other);

        Assert.Equal(["a", "b"], view.SlotNames("Pair"));
        Assert.Equal([[3f, 4f]], view.Vectors<float>("Pair"));
        Assert.Same(loader.GetOutputSchema(), view.Schema);
    }

    [Fact]
    public void A_header_file_names_the_slots_and_leaves_every_data_line()
    {
        var header = _folder.Write("names.tsv", "a\tb");
        var path = _folder.Write("data.tsv", "1\t2", "3\t4");
        var view = _context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            HeaderFile = header,
            HasHeader = true,
            Columns = [new("Pair", DataKind.Single, 0, 1)],
        });

        Assert.Equal(["a", "b"], view.SlotNames("Pair"));
        Assert.Equal([[1f, 2f], [3f, 4f]], view.Vectors<float>("Pair"));
    }

    [Fact]
    public void A_header_that_is_too_short_leaves_slots_unnamed()
    {
        var path = _folder.Write("header.tsv", "a\tb", "1\t2\t3");
        var view = _context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            HasHeader = true,
            Columns = [new("Named", DataKind.Single, 0, 2), new("Unnamed", DataKind.Single, 2, 3)],
        });

        Assert.Equal(["a", "b", ""], view.SlotNames("Named"));
        Assert.Empty(view.SlotNames("Unnamed"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_blank_header_names_nothing(bool missingAsNaN)
    {
        var path = _folder.Write("header.csv", "id,,\" \"", "1,2,3");
        var view = _context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            Separators = [','],
            HasHeader = true,
            AllowQuoting = true,
            MissingRealsAsNaNs = missingAsNaN,
            Columns = [new("Pair", DataKind.Single, 1, 2)],
        });

        Assert.Empty(view.SlotNames("Pair"));
    }

    [Fact]
    public void Every_file_of_a_source_has_its_own_header()
    {
        var first = _folder.Write("a.tsv", "x", "1", "2");
        var second = _folder.Write("b.tsv", "x", "3");
        var loader = _context.Data.CreateTextLoader([new TextLoader.Column("A", DataKind.Single, 0)], hasHeader: true);

        Assert.Equal([1f, 2f, 3f], loader.Load(first, second).Values<float>("A"));
    }

    [Fact]
    public void Comments_and_empty_lines_are_no_rows()
    {
        var path = _folder.Write("comments.tsv", "# leading", "// leading too", "", "1", "", "// within", "2", "/3", "#4", "");

        var view = _context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", DataKind.String, 0)]);

        Assert.Equal(["1", "2", "/3", "#4"], view.Texts("A"));
    }

    [Fact]
    public void Comments_stand_before_a_header()
    {
        var path = _folder.Write("comments.tsv", "# made by hand", "", "name", "#1", "2");

        Assert.Equal(["#1", "2"], _context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", DataKind.String, 0)], hasHeader: true).Texts("A"));
    }

    [Theory]
    [InlineData("1\n2\n3")]
    [InlineData("1\r\n2\r\n3\r\n")]
    [InlineData("1\r2\r3\r")]
    public void Every_line_ending_ends_a_line(string text)
    {
        var path = _folder.WriteText("endings.tsv", text);

        Assert.Equal(["1", "2", "3"], _context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", DataKind.String, 0)]).Texts("A"));
    }

    [Fact]
    public void A_byte_order_mark_is_not_data()
    {
        var path = _folder.At("bom.csv");
        File.WriteAllText(path, "1,é\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var view = _context.Data.LoadFromTextFile(path, [new("A", DataKind.Single, 0), new TextLoader.Column("B", DataKind.String, 1)], separatorChar: ',');

        Assert.Equal([1f], view.Values<float>("A"));
        Assert.Equal(["é"], view.Texts("B"));
    }

    [Fact]
    public void An_empty_file_has_no_rows()
    {
        var path = _folder.WriteText("empty.tsv", "");
        TextLoader.Column[] columns = [new("A", DataKind.Single, 0)];

        Assert.Empty(_context.Data.LoadFromTextFile(path, columns).Values<float>("A"));
        Assert.Empty(_context.Data.LoadFromTextFile(path, columns, hasHeader: true).Values<float>("A"));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('|')]
    [InlineData(' ')]
    [InlineData(':')]
    [InlineData('/')]
    [InlineData('é')]
    public void Any_printable_separator_will_do(char separator)
    {
        var path = _folder.Write("sep.txt", $"a{separator}{separator}1.5");
        TextLoader.Column[] columns = [new("A", DataKind.String, 0), new("B", DataKind.String, 1), new("C", DataKind.Single, 2)];
        var view = _context.Data.LoadFromTextFile(path, columns, separator);

        Assert.Equal(["a"], view.Texts("A"));
        Assert.Equal([""], view.Texts("B"));
        Assert.Equal([1.5f], view.Values<float>("C"));
    }

    [Fact]
    public void Several_separators_work_at_once()
    {
        var path = _folder.Write("sep.txt", "1,2;3|4 5");
        TextLoader.Options With(params char[] separators) => new() { Separators = separators, Columns = [new("A", DataKind.String, 0, 3)] };

        Assert.Equal(["1", "2", "3|4 5", ""], _context.Data.LoadFromTextFile(path, With(',', ';')).TextVectors("A").Single());
        Assert.Equal(["1", "2", "3", "4 5"], _context.Data.LoadFromTextFile(path, With(',', ';', '|')).TextVectors("A").Single());
        Assert.Equal(["1", "2", "3|4 5", ""], _context.Data.LoadFromTextFile(path, With('\t', ',', ';')).TextVectors("A").Single());
    }

    [Theory]
    [InlineData('5')]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('\0')]
    public void Digits_quotes_and_controls_do_not_separate(char separator)
    {
        var path = _folder.Write("sep.txt", "1");
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", DataKind.Single, 0)], separator));
    }

    [Fact]
    public void A_colon_does_not_separate_sparse_lines()
    {
        var path = _folder.Write("sep.txt", "1");
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            _context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", DataKind.Single, 0)], ':', allowSparse: true));
    }

    [Fact]
    public void Spaces_before_a_field_are_dropped_and_those_after_it_kept()
    {
        var path = _folder.Write("spaces.csv", "  a  ,  b  ", " , ");
        var view = _context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", DataKind.String, 0, 1)], separatorChar: ',');

        Assert.Equal([["a  ", "b  "], ["", ""]], view.TextVectors("A"));
    }

    [Fact]
    public void Trimming_drops_the_white_space_at_the_end_of_a_line_only()
    {
        var path = _folder.Write("trim.csv", "a ,b \t ", "c,d");
        var view = _context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", DataKind.String, 0, 1)], separatorChar: ',', trimWhitespace: true);

        Assert.Equal([["a ", "b"], ["c", "d"]], view.TextVectors("A"));
    }

    [Fact]
    public void Sparse_lines_give_their_length_and_their_values()
    {
        var path = _folder.Write("sparse.tsv", "1\t6\t0:5\t3:7", "2\t6\t5:9", "3\t1\t2\t3\t4\t5\t6", "4\t6\t0:0");
        TextLoader.Column[] columns = [new("Label", DataKind.Single, 0), new("A", DataKind.Single, 1, 6)];
        var view = _context.Data.LoadFromTextFile(path, columns, allowSparse: true);

        Assert.Equal([1f, 2f, 3f, 4f], view.Values<float>("Label"));
        var rows = view.Buffers<float>("A");
        Assert.Equal([0, 3], rows[0].GetIndices().ToArray());
        Assert.Equal([5f, 7f], rows[0].GetValues().ToArray());
        Assert.Equal([0f, 0f, 0f, 0f, 0f, 9f], rows[1].DenseValues());
        Assert.True(rows[2].IsDense);
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], rows[2].DenseValues());
        Assert.Equal(new float[6], rows[3].DenseValues());
    }

    [Fact]
    public void A_given_input_size_makes_the_length_in_the_line_needless()
    {
        var path = _folder.Write("sparse.tsv", "1\t0:5\t3:7", "2\t5:9");
        var view = _context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            AllowSparse = true,
            InputSize = 7,
            Columns = [new("Label", DataKind.Single, 0), new("A", DataKind.Single, [new(1, null)])],
        });

        Assert.Equal([[5f, 0f, 0f, 7f, 0f, 0f], [0f, 0f, 0f, 0f, 0f, 9f]], view.Vectors<float>("A"));
    }

    [Theory]
    [InlineData("1\t6\t3:7\t2:9", new[] { 0f, 0f, 0f, 7f, 0f, 0f })]
    [InlineData("1\t6\t2:7\t2:9", new[] { 0f, 0f, 7f, 0f, 0f, 0f })]
    [InlineData("1\t6\t2:7\t9", new[] { 0f, 0f, 7f, 0f, 0f, 0f })]
    [InlineData("1\t6\t2:7\t6:9", new[] { 0f, 0f, 7f, 0f, 0f, 0f })]
    [InlineData("1\t6\t2: 7\t3:", new[] { 0f, 0f, 7f, 0f, 0f, 0f })]
    [InlineData("1\tx\t2:7", new[] { float.NaN, 0f, 0f, 0f, 0f, 0f })]
    [InlineData("1\t6\t2:x", new[] { 0f, 0f, float.NaN, 0f, 0f, 0f })]
    public void Malformed_sparse_items_end_their_line(string line, float[] expected)
    {
        var path = _folder.Write("sparse.tsv", line);
        var view = _context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", DataKind.Single, 1, 6)], allowSparse: true);

        Assert.Equal(expected, view.Vectors<float>("A").Single());
    }

    [Fact]
    public void Without_permission_a_sparse_item_is_just_text()
    {
        var path = _folder.Write("sparse.tsv", "3\t0:5");
        Assert.Equal(["3", "0:5"], _context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", DataKind.String, 0, 1)]).TextVectors("A").Single());
    }

    [Fact]
    public void Sparse_lines_of_a_variable_column_have_their_own_length()
    {
        var path = _folder.Write("sparse.tsv", "1\t4\t2:7", "1\t2\t0:3");
        var view = _context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            AllowSparse = true,
            Columns = [new("A", DataKind.Single, [new TextLoader.Range { Min = 1, VariableEnd = true }])],
        });

        Assert.Equal([[0f, 0f, 7f, 0f], [3f, 0f]], view.Vectors<float>("A"));
    }
}
