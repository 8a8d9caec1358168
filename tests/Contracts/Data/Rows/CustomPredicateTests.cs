using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Rows;

public sealed class CustomPredicateTests
{
    private readonly MLContext _context = new(seed: 5);

    [Fact]
    public void Rows_for_which_the_predicate_holds_are_dropped()
    {
        var view = Load();

        var filtered = _context.Data.FilterByCustomPredicate<Number>(view, row => row.N % 3 == 0);

        Assert.Equal([1, 2, 4, 5, 7, 8], filtered.Values<int>("N"));
        Assert.Equal(["row 1", "row 2", "row 4", "row 5", "row 7", "row 8"], filtered.Texts("Text"));
        Assert.Same(view.Schema, filtered.Schema);
        Assert.Null(filtered.GetRowCount());
    }

    [Fact]
    public void The_predicate_sees_vectors_and_texts()
    {
        var filtered = _context.Data.FilterByCustomPredicate<Whole>(Load(), row => row.Vector![1] < -6 || row.Text == "row 2");

        Assert.Equal([0, 1, 3, 4, 5, 6], filtered.Values<int>("N"));
    }

    [Fact]
    public void Columns_that_only_the_predicate_needs_are_read_for_it()
    {
        var filtered = _context.Data.FilterByCustomPredicate<Number>(Load(), row => row.N > 1);
        using var cursor = filtered.GetRowCursor([filtered.Schema["Text"]]);
        var getter = cursor.GetGetter<ReadOnlyMemory<char>>(filtered.Schema["Text"]);
        var texts = new List<string>();
        while (cursor.MoveNext())
        {
            ReadOnlyMemory<char> text = default;
            getter(ref text);
            texts.Add(text.ToString());
        }

        Assert.Equal(["row 0", "row 1"], texts);
    }

    [Fact]
    public void A_predicate_over_a_missing_column_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterByCustomPredicate<Stranger>(Load(), _ => false));
        Assert.Contains("Elsewhere", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_predicate_over_a_column_of_another_type_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => _context.Data.FilterByCustomPredicate<WrongType>(Load(), _ => false));

    [Fact]
    public void A_filter_without_state_shuffles_and_splits_as_its_source_does()
    {
        var filtered = _context.Data.FilterByCustomPredicate<Number>(_context.Data.Cache(Load()), row => row.N % 2 == 0);

        Assert.True(filtered.CanShuffle);
        var shares = filtered.GetRowCursorSet(filtered.Schema, 3);
        Assert.Equal([1, 3, 5, 7], shares.SelectMany(share => share.Values<int>("N")).Order());
    }

    [Fact]
    public void State_lives_as_long_as_one_reading()
    {
        var inits = 0;
        var filtered = _context.Data.FilterByStatefulCustomPredicate<Number, Sum>(
            Load(),
            (row, sum) =>
            {
                sum.Total += row.N;
                return sum.Total > 110;
            },
            sum =>
            {
                inits++;
                sum.Total = 100;
            });

        Assert.Equal([0, 1, 2, 3, 4], filtered.Values<int>("N"));
        Assert.Equal([0, 1, 2, 3, 4], filtered.Values<int>("N"));
        Assert.Equal(2, inits);
        Assert.False(filtered.CanShuffle);
        Assert.Single(filtered.GetRowCursorSet(filtered.Schema, 4));
    }

    [Fact]
    public void Every_function_is_required()
    {
        Assert.Throws<ArgumentNullException>(() => _context.Data.FilterByCustomPredicate<Number>(Load(), null));
        Assert.Throws<ArgumentNullException>(() => _context.Data.FilterByCustomPredicate<Number>(null, _ => true));
        Assert.Throws<ArgumentNullException>(() => _context.Data.FilterByStatefulCustomPredicate<Number, Sum>(Load(), null, _ => { }));
        Assert.Throws<ArgumentNullException>(() => _context.Data.FilterByStatefulCustomPredicate<Number, Sum>(Load(), (_, _) => true, null));
    }

    [Fact]
    public void An_error_in_the_predicate_reaches_the_reader()
    {
        var filtered = _context.Data.FilterByCustomPredicate<Number>(Load(), _ => throw new NotSupportedException("not this one"));

        Assert.Throws<NotSupportedException>(() => filtered.Values<int>("N"));
    }

    private IDataView Load() =>
        _context.Data.LoadFromEnumerable(Enumerable.Range(0, 9).Select(n => new Whole { N = n, Text = $"row {n}", Vector = [n, -n] }).ToArray());

    private sealed class Number
    {
        public int N { get; set; }
    }

    private sealed class Stranger
    {
        public int Elsewhere { get; set; }
    }

    private sealed class WrongType
    {
        public double N { get; set; }
    }

    private sealed class Sum
    {
        public int Total { get; set; }
    }

    private sealed class Whole
    {
        public int N { get; set; }

        public string? Text { get; set; }

        [VectorType(2)]
        public float[]? Vector { get; set; }
    }
}
