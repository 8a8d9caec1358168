using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Text;

public sealed class TextLoaderErrorTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_file_is_refused_by_name_at_once()
    {
        var path = _folder.At("nothing-here.csv");

        Failure.Naming<ArgumentOutOfRangeException>("nothing-here.csv", () => _context.Data.LoadFromTextFile(path));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", DataKind.Single, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromTextFile<Pair>(path));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromTextFile<Pair>(path, new TextLoader.Options()));
    }

    [Fact]
    public void A_path_is_required()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromTextFile(null));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromTextFile(""));
    }

    [Fact]
    public void A_file_that_vanishes_later_is_an_error_of_the_reading()
    {
        var path = _folder.Write("gone.csv", "1");
        var view = _context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", DataKind.Single, 0)]);
        File.Delete(path);

        var error = Assert.Throws<FormatException>(() => view.Values<float>("A"));
        Assert.Contains(error.Chain(), cause => cause is IOException && cause.Message.Contains("gone.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_needs_a_source() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new TextLoader.Column { Name = "A" }));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_column_needs_a_name(string? name) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new TextLoader.Column { Name = name, Source = [new(0)] }));

    [Fact]
    public void A_column_name_loses_its_outer_spaces() =>
        Assert.Equal("A", Create(new TextLoader.Column { Name = " A ", Source = [new(0)] }).GetOutputSchema()[0].Name);

    [Fact]
    public void Overlapping_ranges_of_one_column_are_refused_by_name()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Create(new TextLoader.Column("Twice", DataKind.Single, [new(0, 2), new(2, 3)])));
        Assert.Contains("Twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_automatic_end_needs_data() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new TextLoader.Column("A", DataKind.Single, [new(1, null)])));

    [Fact]
    public void An_automatic_end_needs_lines_of_one_length()
    {
        var path = _folder.Write("ragged.tsv", "1\t2\t3", "1\t2");
        var options = new TextLoader.Options { Columns = [new("A", DataKind.Single, [new(1, null)])] };

        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromTextFile(path, options));
    }

    [Fact]
    public void An_automatic_end_past_the_data_is_refused()
    {
        var path = _folder.Write("short.tsv", "1\t2");
        var options = new TextLoader.Options { Columns = [new("A", DataKind.Single, [new(2, null)])] };

        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromTextFile(path, options));
    }

    [Fact]
    public void Only_one_column_takes_all_the_others()
    {
        var options = new TextLoader.Options
        {
            InputSize = 5,
            Columns =
            [
                new("A", DataKind.Single, [new TextLoader.Range { Min = 0, AutoEnd = true, AllOther = true }]),
                new("B", DataKind.Single, [new TextLoader.Range { Min = 0, AutoEnd = true, AllOther = true }]),
            ],
        };

        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.CreateTextLoader(options));
    }

    [Fact]
    public void All_others_must_leave_something()
    {
        var options = new TextLoader.Options
        {
            InputSize = 2,
            Columns = [new("A", DataKind.Single, 0, 1), new("B", DataKind.Single, [new TextLoader.Range { Min = 0, AutoEnd = true, AllOther = true }])],
        };

        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.CreateTextLoader(options));
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => With(new() { DecimalMarker = ';' }));
        Assert.Throws<ArgumentOutOfRangeException>(() => With(new() { DecimalMarker = ',', Separators = [','] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => With(new() { EscapeChar = ',', Separators = [','] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => With(new() { MaxRows = -1 }));
        Assert.Throws<InvalidOperationException>(() => With(new() { InputSize = -1 }));

        void With(TextLoader.Options options)
        {
            options.Columns = [new("A", DataKind.Single, 0)];
            _context.Data.CreateTextLoader(options);
        }
    }

    [Fact]
    public void A_getter_of_another_type_is_refused()
    {
        var path = _folder.Write("data.tsv", "1\t2");
        var view = _context.Data.LoadFromTextFile(path, [new("A", DataKind.Single, 0), new TextLoader.Column("B", DataKind.Single, 1)]);

        using var cursor = view.GetRowCursor([view.Schema["A"]]);
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<double>(view.Schema["A"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(view.Schema["B"]));
    }

    [Fact]
    public void A_value_exists_only_while_the_cursor_stands_on_a_row()
    {
        var path = _folder.Write("data.tsv", "1");
        var view = _context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", DataKind.Single, 0)]);

        using var cursor = view.GetRowCursor(view.Schema);
        var getter = cursor.GetGetter<float>(view.Schema["A"]);
        var ids = cursor.GetIdGetter();
        var value = 0f;
        DataViewRowId id = default;
        Assert.Throws<InvalidOperationException>(() => getter(ref value));
        Assert.Throws<InvalidOperationException>(() => ids(ref id));
        Assert.True(cursor.MoveNext());
        getter(ref value);
        Assert.False(cursor.MoveNext());
        Assert.Throws<InvalidOperationException>(() => getter(ref value));
        Assert.Throws<InvalidOperationException>(() => ids(ref id));
    }

    private TextLoader Create(params TextLoader.Column[] columns) => _context.Data.CreateTextLoader(columns);

    private sealed class Pair
    {
        [LoadColumn(0)]
        public float A { get; set; }
    }
}
