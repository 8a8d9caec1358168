using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Rows;

public sealed class SkipTakeTests
{
    private readonly MLContext _context = new(seed: 5);

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(long.MaxValue)]
    public void Take_keeps_the_first_rows_and_skip_the_others(long count)
    {
        var view = Load();

        Assert.Equal(Enumerable.Range(0, 10).Where(n => n < count), _context.Data.TakeRows(view, count).Values<int>("N"));
        Assert.Equal(Enumerable.Range(0, 10).Where(n => n >= count), _context.Data.SkipRows(view, count).Values<int>("N"));
        Assert.Equal(Math.Min(10, count), _context.Data.TakeRows(view, count).GetRowCount());
        Assert.Equal(Math.Max(0, 10 - count), _context.Data.SkipRows(view, count).GetRowCount());
    }

    [Fact]
    public void Both_can_be_combined()
    {
        var page = _context.Data.TakeRows(_context.Data.SkipRows(Load(), 3), 4);

        Assert.Equal([3, 4, 5, 6], page.Values<int>("N"));
        Assert.Equal(4, page.GetRowCount());
    }

    [Fact]
    public void An_unknown_row_count_stays_unknown()
    {
        var view = _context.Data.LoadFromEnumerable(Enumerable.Range(0, 10).Select(n => new Row { N = n }));

        Assert.Null(_context.Data.TakeRows(view, 3).GetRowCount());
        Assert.Null(_context.Data.SkipRows(view, 3).GetRowCount());
    }

    [Fact]
    public void The_rows_that_are_taken_are_not_shuffled()
    {
        var cached = _context.Data.Cache(Load());
        var taken = _context.Data.TakeRows(cached, 4);

        Assert.False(taken.CanShuffle);
        using var cursor = taken.GetRowCursor(taken.Schema, new Random(3));
        Assert.Equal([0, 1, 2, 3], cursor.Values<int>("N"));
        Assert.Single(taken.GetRowCursorSet(taken.Schema, 4));
    }

    [Fact]
    public void Rows_keep_their_ids_and_positions_start_anew()
    {
        var skipped = _context.Data.SkipRows(Load(), 7);

        Assert.Equal([7ul, 8ul, 9ul], skipped.Ids().Select(id => id.Low));
        using var cursor = skipped.GetRowCursor(skipped.Schema);
        Assert.Equal(-1, cursor.Position);
        Assert.True(cursor.MoveNext());
        Assert.Equal(0, cursor.Position);
    }

    [Fact]
    public void Schema_and_inactive_columns_are_those_of_the_data()
    {
        var view = Load();
        var taken = _context.Data.TakeRows(view, 3);

        Assert.Same(view.Schema, taken.Schema);
        using var cursor = taken.GetRowCursor([taken.Schema["N"]]);
        Assert.True(cursor.IsColumnActive(taken.Schema["N"]));
        Assert.False(cursor.IsColumnActive(taken.Schema["Other"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<float>(taken.Schema["Other"]));
    }

    [Fact]
    public void No_more_rows_than_taken_are_pulled_from_the_data()
    {
        var pulled = 0;
        var view = _context.Data.LoadFromEnumerable(Counted());

        Assert.Equal([0, 1, 2], _context.Data.TakeRows(view, 3).Values<int>("N"));
        Assert.Equal(3, pulled);

        IEnumerable<Row> Counted()
        {
            while (pulled < 1000)
                yield return new Row { N = pulled++ };
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void The_count_must_be_positive(long count)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.TakeRows(Load(), count));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.SkipRows(Load(), count));
    }

    [Fact]
    public void The_data_is_required()
    {
        Assert.Throws<ArgumentNullException>(() => _context.Data.TakeRows(null, 1));
        Assert.Throws<ArgumentNullException>(() => _context.Data.SkipRows(null, 1));
    }

    private IDataView Load() => _context.Data.LoadFromEnumerable(Enumerable.Range(0, 10).Select(n => new Row { N = n }).ToArray());

    private sealed class Row
    {
        public int N { get; set; }

        public float Other { get; set; }
    }
}
