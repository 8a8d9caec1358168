using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Text;

public sealed class TextLoaderQuotingTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a,\"b,c\",d", "a", "b,c", "d")]
    [InlineData("\"a\"\"b\",\"\",\"\"\"\"", "a\"b", "", "\"")]
    [InlineData("  \"a\"  , \" b \",c", "a", " b ", "c")]
    [InlineData("a\"b,c\",d", "a\"b", "c\"", "d")]
    [InlineData("\"a\"x,b,c", "", "b", "c")]
    [InlineData("\"open,b,c", "", "", "")]
    [InlineData("\"1\",\"2:3\",4", "1", "2:3", "4")]
    [InlineData("\"a\\\"b\",c,d", "", "c", "d")]
    public void Quotes_keep_separators_together(string line, string first, string second, string third) =>
        Assert.Equal([first, second, third], Fields(line, new() { AllowQuoting = true }));

    [Fact]
    public void Without_permission_a_quote_is_just_text() =>
        Assert.Equal(["\"a", "b\"", "\"c\""], Fields("\"a,b\",\"c\"", new()));

    [Theory]
    [InlineData(@"""a\""b"",c,d", "a\"b", "c", "d")]
    [InlineData(@"""a\\b"",c,d", @"a\\b", "c", "d")]
    [InlineData(@"""a\nb"",c,d", @"a\nb", "c", "d")]
    [InlineData(@"a\""b,c,d", @"a\""b", "c", "d")]
    [InlineData(@"""a"",""b\"",c"",d", "a", "b\",c", "d")]
    [InlineData(@"""a""""b"",c,d", "", "c", "d")]
    [InlineData(@"""a\", "", "", "")]
    public void Another_escape_character_may_be_chosen(string line, string first, string second, string third) =>
        Assert.Equal([first, second, third], Fields(line, new() { AllowQuoting = true, EscapeChar = '\\' }));

    [Fact]
    public void Quoted_numbers_are_numbers()
    {
        var path = _folder.Write("data.csv", "\"1.5\",\"7\"");
        var view = _context.Data.LoadFromTextFile(path, [new("A", DataKind.Single, 0), new TextLoader.Column("B", DataKind.Int32, 1)], ',', allowQuoting: true);

        Assert.Equal([1.5f], view.Values<float>("A"));
        Assert.Equal([7], view.Values<int>("B"));
    }

    [Fact]
    public void A_comma_can_be_both_separator_and_decimal_marker_when_quoted()
    {
        var path = _folder.Write("data.csv", "\"1,5\",2,\"3,25\"");
        var view = _context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            Separators = [','],
            DecimalMarker = ',',
            AllowQuoting = true,
            Columns = [new("A", DataKind.Single, 0, 2)],
        });

        Assert.Equal([1.5f, 2f, 3.25f], view.Vectors<float>("A").Single());
    }

    [Fact]
    public void With_spaces_as_separators_a_quoted_field_ends_at_the_space()
    {
        var path = _folder.Write("data.txt", "\"a b\" c \"d\"");
        var view = _context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", DataKind.String, 0, 2)], ' ', allowQuoting: true);

        Assert.Equal(["a b", "c", "d"], view.TextVectors("A").Single());
    }

    [Fact]
    public void A_quoted_field_may_span_lines_when_allowed()
    {
        var path = _folder.WriteText("lines.csv", "id,text,n\n1,\"one\ntwo\r\n\nfour\",7\n2,\"say \"\"hi\n\"\"\",8\n3,plain,9\n");
        var view = _context.Data.LoadFromTextFile(path, MultiLine());

        Assert.Equal([1f, 2f, 3f], view.Values<float>("Id"));
        Assert.Equal(["one\ntwo\n\nfour", "say \"hi\n\"", "plain"], view.Texts("Text"));
        Assert.Equal([7f, 8f, 9f], view.Values<float>("N"));
    }

    [Fact]
    public void A_quoted_header_may_span_lines()
    {
        var path = _folder.WriteText("lines.csv", "\"first\nname\",\"second\"\n1,2\n");
        var view = _context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            Separators = [','],
            HasHeader = true,
            AllowQuoting = true,
            ReadMultilines = true,
            Columns = [new("A", DataKind.Single, 0, 1)],
        });

        Assert.Equal(["first\nname", "second"], view.SlotNames("A"));
        Assert.Equal([[1f, 2f]], view.Vectors<float>("A"));
    }

    [Fact]
    public void Spanning_lines_honours_the_escape_character()
    {
        var path = _folder.WriteText("lines.csv", "1,\"one \\\"two\nthree\\\"\",7\n2,b,8\n");
        var options = MultiLine();
        options.EscapeChar = '\\';
        options.HasHeader = false;

        Assert.Equal(["one \"two\nthree\"", "b"], _context.Data.LoadFromTextFile(path, options).Texts("Text"));
    }

    [Fact]
    public void With_another_escape_character_a_line_with_a_closed_field_is_not_continued()
    {
        var path = _folder.WriteText("lines.csv", "\"1\",\"two\nlines\",3\n4,five,6\n");
        var options = MultiLine();
        options.EscapeChar = '\\';
        options.HasHeader = false;

        Assert.Equal([1f, float.NaN, 4f], _context.Data.LoadFromTextFile(path, options).Values<float>("Id"));
    }

    [Fact]
    public void A_field_that_is_never_closed_stops_the_reading()
    {
        var path = _folder.WriteText("lines.csv", "1,a,2\n1,\"never\nclosed\n");
        var options = MultiLine();
        options.HasHeader = false;
        var view = _context.Data.LoadFromTextFile(path, options);

        var error = Assert.Throws<FormatException>(() => view.Texts("Text"));
        Assert.Contains(error.Chain(), cause => cause is EndOfStreamException);
    }

    [Fact]
    public void Without_quoting_lines_are_never_joined()
    {
        var path = _folder.WriteText("lines.csv", "1,\"one\n2,two\",3\n");
        var options = MultiLine();
        options.AllowQuoting = false;
        options.HasHeader = false;

        Assert.Equal(["\"one", "two\""], _context.Data.LoadFromTextFile(path, options).Texts("Text"));
    }

    [Fact]
    public void A_misquoted_line_ends_where_it_ends()
    {
        var path = _folder.WriteText("lines.csv", "1,\"a\"x,\"b\n2,c,3\n");
        var options = MultiLine();
        options.HasHeader = false;

        Assert.Equal(["", "c"], _context.Data.LoadFromTextFile(path, options).Texts("Text"));
    }

    private static TextLoader.Options MultiLine() => new()
    {
        Separators = [','],
        HasHeader = true,
        AllowQuoting = true,
        ReadMultilines = true,
        Columns = [new("Id", DataKind.Single, 0), new("Text", DataKind.String, 1), new("N", DataKind.Single, 2)],
    };

    private string[] Fields(string line, TextLoader.Options options)
    {
        options.Separators = [','];
        options.Columns = [new("A", DataKind.String, 0, 2)];
        return _context.Data.LoadFromTextFile(_folder.Write("data.csv", line, "x,y,z"), options).TextVectors("A")[0];
    }
}
