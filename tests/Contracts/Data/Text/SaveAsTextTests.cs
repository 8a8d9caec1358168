using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Text;

public sealed class SaveAsTextTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Bare_lines_hold_the_values_only()
    {
        var view = _context.Data.LoadFromEnumerable([new Flat { A = 1.5f, B = "x y", C = -3 }, new Flat { A = float.NaN, B = null, C = 0 }]);

        Assert.Equal("1.5\tx y\t-3\n?\t\"\"\t0\n", Save(view, headerRow: false, schema: false));
    }

    [Fact]
    public void A_header_row_names_scalars_and_the_slots_of_vectors()
    {
        var definition = SchemaDefinition.Create(typeof(Wide));
        string[] names = ["a", "", "c,d", "", "", "", "", "", "", "j"];
        definition["Vector"].AddAnnotation("SlotNames", names, new VectorDataViewType(TextDataViewType.Instance, names.Length));
        var view = _context.Data.LoadFromEnumerable([new Wide { Id = 1, Vector = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }], definition);

        Assert.Equal("Id,10,0:a,2:\"c,d\",9:j\n1,1,2,3,4,5,6,7,8,9,10\n", Save(view, ',', schema: false));
        Assert.Equal(
            "Id,a,\"\",\"c,d\",\"\",\"\",\"\",\"\",\"\",\"\",j\n1,1,2,3,4,5,6,7,8,9,10\n",
            Save(view, ',', schema: false, forceDense: true));
    }

    [Fact]
    public void The_schema_stands_in_comments_before_the_rows()
    {
        var view = _context.Data.LoadFromEnumerable([new Flat { A = 1, B = "b", C = 3 }]);

        var lines = Save(view).Split('\n');

        Assert.Equal("#@ TextLoader{", lines[0]);
        Assert.Equal("#@   header+", lines[1]);
        Assert.Equal("#@   sep=tab", lines[2]);
        Assert.Equal("#@   col=A:R4:0", lines[3]);
        Assert.Equal("#@   col=B:TX:1", lines[4]);
        Assert.Equal("#@   col=C:I8:2", lines[5]);
        Assert.Equal("#@ }", lines[6]);
        Assert.Equal("A\tB\tC", lines[7]);
        Assert.Equal("1\tb\t3", lines[8]);
    }

    [Fact]
    public void A_file_with_its_schema_loads_again_without_a_word_about_columns()
    {
        var view = _context.Data.LoadFromEnumerable([new Rich { Bytes = [1, 2], Vector = [0.25f, 0, 7], Text = "plain", Flag = true }, new Rich()]);
        var path = SaveFile(view, forceDense: true);

        var loaded = _context.Data.LoadFromTextFile(path);

        Assert.Equal(view.Schema.ColumnNames(), loaded.Schema.ColumnNames());
        Assert.Equal(view.Schema.Select(column => column.Type), loaded.Schema.Select(column => column.Type));
        Assert.Equal([[0.25f, 0f, 7f], [0f, 0f, 0f]], loaded.Vectors<float>("Vector"));
        Assert.Equal([[1, 2], [0, 0]], loaded.Vectors<byte>("Bytes"));
        Assert.Equal([true, false], loaded.Values<bool>("Flag"));
    }

    [Fact]
    public void Keys_come_back_as_they_were()
    {
        var view = Keys(4, 1, 9);
        var path = SaveFile(view);

        Assert.Equal(new KeyDataViewType(typeof(uint), 9), _context.Data.LoadFromTextFile(path).Schema["Key"].Type);
        Assert.Equal([4u, 1u, 9u], _context.Data.LoadFromTextFile(path).Values<uint>("Key"));
    }

    [Fact]
    public void Options_of_one_s_own_are_used_instead_of_the_ones_in_the_file()
    {
        var view = _context.Data.LoadFromEnumerable([new Flat { A = 1, B = "b", C = 3 }]);
        var path = SaveFile(view);

        var loaded = _context.Data.LoadFromTextFile(path, [new TextLoader.Column("Other", DataKind.String, 1)], hasHeader: true);

        Assert.Equal(["Other"], loaded.Schema.ColumnNames());
        Assert.Equal(["b"], loaded.Texts("Other"));
    }

    [Fact]
    public void Text_is_quoted_where_it_must_be()
    {
        string[] texts = ["plain", "with,comma", "say \"hi\"", " lead", "trail ", "a:b", "", "two\nlines", "tab\there"];
        var view = _context.Data.LoadFromEnumerable(texts.Select(text => new Word { Text = text }));

        var expected = "plain\n\"with,comma\"\n\"say \"\"hi\"\"\"\n\" lead\"\ntrail \n\"a:b\"\n\"\"\n\"two\nlines\"\ntab\there\n";
        Assert.Equal(expected, Save(view, ',', headerRow: false, schema: false));
    }

    [Fact]
    public void Quoted_text_comes_back_as_it_was()
    {
        string[] texts = ["plain", "with\ttab", "say \"hi\"", " lead", "trail ", "a:b", "x", "two\nlines"];
        var view = _context.Data.LoadFromEnumerable(texts.Select(text => new Word { Text = text }));
        var path = SaveFile(view, schema: false);

        var loaded = _context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            HasHeader = true,
            AllowQuoting = true,
            ReadMultilines = true,
            Columns = [new("Text", DataKind.String, 0)],
        });
        Assert.Equal(texts, loaded.Texts("Text"));
    }

    [Fact]
    public void Mostly_empty_vectors_are_written_sparsely_unless_dense_is_forced()
    {
        var vector = new float[10];
        vector[3] = 2;
        var view = _context.Data.LoadFromEnumerable([new Wide { Id = 1, Vector = vector }, new Wide { Id = 2, Vector = new float[10] }]);

        Assert.Equal("1\t10\t3:2\n2\t10\t0:0\n", Save(view, headerRow: false, schema: false));
        Assert.Equal("1\t0\t0\t0\t2\t0\t0\t0\t0\t0\t0\n2\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n", Save(view, headerRow: false, schema: false, forceDense: true));
    }

    [Fact]
    public void Numbers_come_back_bit_for_bit()
    {
        float[] singles = [0.1f, 1e-45f, float.MaxValue, -3.4e-12f, 16777216f, 1f / 3, float.PositiveInfinity, float.NegativeInfinity];
        var view = _context.Data.LoadFromEnumerable(singles.Select(single => new Numbers { Single = single, Double = single / 3d }));
        var path = SaveFile(view);

        var loaded = _context.Data.LoadFromTextFile(path);
        Assert.Equal(singles, loaded.Values<float>("Single"));
        Assert.Equal(singles.Select(single => single / 3d), loaded.Values<double>("Double"));
    }

    [Fact]
    public void Times_are_written_in_quotes_and_booleans_as_digits()
    {
        var view = _context.Data.LoadFromEnumerable([new Times
        {
            Flag = true,
            Span = new TimeSpan(1, 2, 3, 4),
            Date = new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc),
            Zoned = new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(-5)),
        }]);

        Assert.Equal(
            "1\t\"1.02:03:04\"\t\"2024-02-29T01:02:03.0000000Z\"\t\"2024-02-29T01:02:03.0000000-05:00\"\n",
            Save(view, headerRow: false, schema: false));
    }

    [Fact]
    public void Keys_are_written_from_zero_and_missing_ones_as_nothing() =>
        Assert.Equal("3\n0\n\n8\n", Save(Keys(4, 1, 0, 9), headerRow: false, schema: false));

    [Fact]
    public void Hidden_columns_are_left_out_unless_they_are_kept()
    {
        var view = _context.Data.LoadFromEnumerable([new Flat { A = 1, B = "b", C = 3 }]);
        var shadowed = _context.Transforms.CopyColumns("A", "C").Fit(view).Transform(view);

        Assert.Equal("3\tb\t3\n", Save(shadowed, headerRow: false, schema: false));
        Assert.Equal("1\t3\tb\t3\n", Save(shadowed, headerRow: false, schema: false, keepHidden: true));
    }

    [Fact]
    public void A_view_without_rows_still_has_its_header()
    {
        var view = _context.Data.LoadFromEnumerable(Array.Empty<Flat>());

        Assert.Equal("A\tB\tC\n", Save(view, schema: false));
    }

    [Theory]
    [InlineData('.')]
    [InlineData('1')]
    [InlineData(':')]
    public void Only_a_few_separators_are_written(char separator)
    {
        var view = _context.Data.LoadFromEnumerable([new Flat()]);
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.SaveAsText(view, new MemoryStream(), separator));
    }

    [Fact]
    public void Data_and_stream_are_required()
    {
        var view = _context.Data.LoadFromEnumerable([new Flat()]);

        Assert.Throws<ArgumentNullException>(() => _context.Data.SaveAsText(null, new MemoryStream()));
        Assert.Throws<ArgumentNullException>(() => _context.Data.SaveAsText(view, null));
    }

    /// <summary>A view with the key values as they are inside: 0 is missing, 1 the first.</summary>
    private IDataView Keys(params int[] raw)
    {
        var path = _folder.Write("keys.tsv", [.. raw.Select(key => key == 0 ? "?" : $"{key - 1}")]);
        var view = _context.Data.LoadFromTextFile(path, [new TextLoader.Column("Key", DataKind.UInt32, [new(0)], new KeyCount(9))]);
        Assert.Equal(raw.Select(key => (uint)key), view.Values<uint>("Key"));
        return view;
    }

    private string SaveFile(IDataView view, bool schema = true, bool forceDense = false)
    {
        var path = _folder.At("saved.tsv");
        using var stream = File.Create(path);
        _context.Data.SaveAsText(view, stream, schema: schema, forceDense: forceDense);
        return path;
    }

    private string Save(IDataView view, char separator = '\t', bool headerRow = true, bool schema = true, bool keepHidden = false, bool forceDense = false)
    {
        using var stream = new MemoryStream();
        _context.Data.SaveAsText(view, stream, separator, headerRow, schema, keepHidden, forceDense);
        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n");
    }

    private sealed class Flat
    {
        public float A { get; set; }

        public string? B { get; set; }

        public long C { get; set; }
    }

    private sealed class Rich
    {
        [VectorType(2)]
        public byte[]? Bytes { get; set; } = [0, 0];

        [VectorType(3)]
        public float[]? Vector { get; set; } = [0, 0, 0];

        public string? Text { get; set; }

        public bool Flag { get; set; }
    }

    private sealed class Word
    {
        public string? Text { get; set; }
    }

    private sealed class Wide
    {
        public float Id { get; set; }

        [VectorType(10)]
        public float[]? Vector { get; set; }
    }

    private sealed class Numbers
    {
        public float Single { get; set; }

        public double Double { get; set; }
    }

    private sealed class Times
    {
        public bool Flag { get; set; }

        public TimeSpan Span { get; set; }

        public DateTime Date { get; set; }

        public DateTimeOffset Zoned { get; set; }
    }
}
