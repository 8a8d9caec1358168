using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Text;

/// <summary>A text file may say in its first lines how it is to be read.</summary>
public sealed class EmbeddedOptionsTests : IDisposable
{
    private const string StrangeName = "my {odd} \"name\" = #1 \\\"\\ \\";

    private readonly MLContext _context = new(seed: 1);
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("TextLoader{col=A:R4:0 col=B:TX:1-2}", "A:Single|B:Vector<String, 2>")]
    [InlineData("Text{col=A:R4:0}", "A:Single")]
    [InlineData("TextLoader{col=A:0}", "A:Single")]
    [InlineData("TextLoader{Column=A:num:0 SEP=tab Header-}", "A:Single")]
    [InlineData("TextLoader{col=A:I4:0,2}", "A:Vector<Int32, 2>")]
    [InlineData("TextLoader{col=A:I4:1-*}", "A:Vector<Int32, 2>")]
    [InlineData("TextLoader{col=A:I4:1-**}", "A:Vector<Int32>")]
    [InlineData("TextLoader{col=A:I4:~ col=B:R4:1}", "A:Vector<Int32, 2>|B:Single")]
    [InlineData("TextLoader{col=A:U4[10]:0}", "A:Key<UInt32, 0-9>")]
    [InlineData("TextLoader{col=A:U4[0-9]:0}", "A:Key<UInt32, 0-9>")]
    [InlineData("TextLoader{col=A:U2[]:0}", "A:Key<UInt16, 0-65534>")]
    [InlineData("TextLoader{col={name={my col} type=TX src=1-2 src=0}}", "my col:Vector<String, 3>")]
    [InlineData("TextLoader{col={name={a{b} \\\\c} src=0}}", "a{b} \\\\c:Single")]
    [InlineData("TextLoader{col={name={a\\}b\\\"c} src=0}}", "a}b\"c:Single")]
    [InlineData("TextLoader{col={name=K type=U4 src=1 key=5}}", "K:Key<UInt32, 0-4>")]
    [InlineData("TextLoader{col=A:R4:0 rows=5 threads- size=3}", "A:Single")]
    public void Columns_are_described_in_the_settings_language(string settings, string columns)
    {
        var path = _folder.Write("data.tsv", "#@ " + settings, "1\t2\t3");

        var schema = _context.Data.LoadFromTextFile(path).Schema;

        Assert.Equal(columns, string.Join('|', schema.Select(column => $"{column.Name}:{column.Type}")));
    }

    [Theory]
    [InlineData("I1", "SByte")]
    [InlineData("U1", "Byte")]
    [InlineData("I2", "Int16")]
    [InlineData("U2", "UInt16")]
    [InlineData("I4", "Int32")]
    [InlineData("U4", "UInt32")]
    [InlineData("I8", "Int64")]
    [InlineData("U8", "UInt64")]
    [InlineData("r4", "Single")]
    [InlineData("R8", "Double")]
    [InlineData("TX", "String")]
    [InlineData("text", "String")]
    [InlineData("BL", "Boolean")]
    [InlineData("Bool", "Boolean")]
    [InlineData("TS", "TimeSpan")]
    [InlineData("DT", "DateTime")]
    [InlineData("DZ", "DateTimeOffset")]
    [InlineData("UG", "DataViewRowId")]
    public void Types_have_short_names(string name, string type)
    {
        var path = _folder.Write("data.tsv", $"#@ TextLoader{{col=A:{name}:0}}");

        Assert.Equal(type, _context.Data.LoadFromTextFile(path).Schema["A"].Type.ToString());
    }

    [Fact]
    public void The_settings_may_take_several_lines_among_comments()
    {
        string[] settings =
        [
            "# made by hand", "#@ TextLoader{", "", "#@   header+ quote+ trim+", "// sparse too", "#@   sparse+ sep=comma", "#@   col=V:R4:0-4", "#@ }",
        ];
        var path = _folder.Write("data.csv", [.. settings, "\"a\",b", "3,2:7  "]);

        var view = _context.Data.LoadFromTextFile(path);

        Assert.Equal(["a", "b", "", "", ""], view.SlotNames("V"));
        Assert.Equal([[0f, 0f, 7f, 0f, 0f]], view.Vectors<float>("V"));
    }

    [Theory]
    [InlineData("textloader{col=A:R4:0}")]
    [InlineData("TextLoader{col=A:Single:0}")]
    [InlineData("TextLoader{nonsense=3 col=A:R4:0}")]
    [InlineData("TextLoader{sep=tab}")]
    [InlineData("Other{col=A:R4:0}")]
    [InlineData("TextLoader{col=A:R4:0")]
    [InlineData("TextLoader{col=A:R4:}")]
    [InlineData("TextLoader{col=A:U4[*]:0}")]
    [InlineData("TextLoader{col=A:R4:0 header=true}")]
    [InlineData("just words")]
    public void Settings_that_make_no_sense_are_refused(string settings)
    {
        var path = _folder.Write("data.tsv", "#@ " + settings, "1\t2");

        Assert.Throws<InvalidOperationException>(() => _context.Data.LoadFromTextFile(path));
    }

    [Fact]
    public void Settings_that_cannot_be_met_are_refused_as_given_ones_are()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromTextFile(_folder.Write("a.tsv", "#@ TextLoader{col=A:R4[5]:0}")));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromTextFile(_folder.Write("b.tsv", "#@ TextLoader{col=A:R4:0 sep=bogus}")));
    }

    [Fact]
    public void Given_options_make_the_file_s_own_count_for_nothing()
    {
        var path = _folder.Write("data.tsv", "#@ TextLoader{col=A:R4:0}", "1\t2\t3");

        var view = _context.Data.LoadFromTextFile(path, new TextLoader.Options { AllowQuoting = true });

        Assert.Equal(["Label", "Features"], view.Schema.ColumnNames());
    }

    [Fact]
    public void Separators_in_the_file_replace_given_ones()
    {
        var path = _folder.Write("data.tsv", "#@ TextLoader{col=A:TX:0-1 sep=semicolon}", "1,2;3");

        Assert.Equal([["1,2", "3"]], _context.Data.LoadFromTextFile(path, new TextLoader.Options { Separators = [','] }).TextVectors("A"));
    }

    [Fact]
    public void Rows_threads_and_the_header_file_may_be_given_beside_them()
    {
        var path = _folder.Write("data.tsv", "#@ TextLoader{col=A:R4:0}", "1", "2", "3");

        Assert.Equal([1f, 2f], _context.Data.LoadFromTextFile(path, new TextLoader.Options { MaxRows = 2, UseThreads = false }).Values<float>("A"));
    }

    [Fact]
    public void A_column_with_a_strange_name_survives_being_saved()
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        definition["A"].ColumnName = StrangeName;
        var path = _folder.At("saved.tsv");
        using (var stream = File.Create(path))
            _context.Data.SaveAsText(_context.Data.LoadFromEnumerable([new Row { A = 7 }], definition), stream);

        var loaded = _context.Data.LoadFromTextFile(path);
        Assert.Equal(StrangeName, loaded.Schema[0].Name);
        Assert.Equal([7f], loaded.Values<float>(loaded.Schema[0].Name));
    }

    private sealed class Row
    {
        public float A { get; set; }
    }
}
