using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Rows;

public sealed class ShuffleRowsTests
{
    private const int Count = 30;

    private readonly MLContext _context = new(seed: 5);

    [Theory]
    [InlineData(1, 1000, true, "23 9 8 22 5 2 13 17 25 16 18 19 4 7 24 26 28 21 29 10 20 15 6 12 27 0 3 14 11 1")]
    [InlineData(1, 4, true, "3 2 1 5 4 0 7 8 11 10 6 12 15 14 16 18 19 9 21 22 20 23 24 13 26 25 17 27 29 28")]
    [InlineData(1, 4, false, "3 4 2 1 7 0 9 10 11 5 6 13 12 8 15 16 19 18 14 20 23 22 24 26 27 17 29 25 28 21")]
    [InlineData(7, 10, false, "6 7 10 4 2 14 5 13 17 8 18 9 19 12 22 1 11 16 23 15 24 20 0 25 27 21 29 28 3 26")]
    public void The_seed_and_the_pool_decide_the_order(int seed, int pool, bool source, string expected) =>
        Assert.Equal(expected.Split(' ').Select(int.Parse), Numbers(_context.Data.ShuffleRows(Load(), seed, pool, source)));

    [Fact]
    public void A_source_that_can_shuffle_is_shuffled_too()
    {
        var cached = _context.Data.Cache(Load());

        Assert.Equal(
            [12, 14, 16, 28, 1, 20, 7, 25, 29, 11, 26, 21, 27, 13, 18, 23, 10, 2, 24, 8, 3, 22, 15, 17, 4, 19, 6, 5, 9, 0],
            Numbers(_context.Data.ShuffleRows(cached, 1, 1)));
        Assert.Equal(Enumerable.Range(0, Count), Numbers(_context.Data.ShuffleRows(cached, 1, 1, shuffleSource: false)));
    }

    [Fact]
    public void A_pool_of_one_row_leaves_a_fixed_source_in_order() =>
        Assert.Equal(Enumerable.Range(0, Count), Numbers(_context.Data.ShuffleRows(Load(), 1, 1)));

    [Theory]
    [InlineData(2)]
    [InlineData(17)]
    [InlineData(1000)]
    public void Every_row_comes_once_and_at_most_a_pool_too_early(int pool)
    {
        const int rows = 500;
        var shuffled = Numbers(_context.Data.ShuffleRows(Load(rows), 3, pool));

        Assert.Equal(Enumerable.Range(0, rows), shuffled.Order());
        Assert.NotEqual(Enumerable.Range(0, rows), shuffled);
        Assert.All(shuffled.Index(), row => Assert.True(row.Item < row.Index + pool));
    }

    [Fact]
    public void Each_reading_has_the_same_order()
    {
        var seeded = _context.Data.ShuffleRows(Load(), 4);
        var unseeded = _context.Data.ShuffleRows(Load());

        Assert.Equal(Numbers(seeded), Numbers(seeded));
        Assert.Equal(Numbers(unseeded), Numbers(unseeded));
        Assert.NotEqual(Numbers(seeded), Numbers(unseeded));
    }

    [Fact]
    public void Contexts_of_one_seed_shuffle_alike()
    {
        var first = new MLContext(seed: 8);
        var second = new MLContext(seed: 8);

        Assert.Equal(Numbers(first.Data.ShuffleRows(Load(first))), Numbers(second.Data.ShuffleRows(Load(second))));
        Assert.NotEqual(Numbers(first.Data.ShuffleRows(Load(first))), Numbers(new MLContext(seed: 9).Data.ShuffleRows(Load(first))));

        static IDataView Load(MLContext context) => context.Data.LoadFromEnumerable(Enumerable.Range(0, Count).Select(n => new Row { N = n }).ToArray());
    }

    [Fact]
    public void A_reader_may_ask_for_an_order_of_its_own()
    {
        var shuffled = _context.Data.ShuffleRows(Load(), 4);
        using var first = shuffled.GetRowCursor(shuffled.Schema, new Random(1));
        using var second = shuffled.GetRowCursor(shuffled.Schema, new Random(2));

        var one = first.Values<int>("N");
        var two = second.Values<int>("N");
        Assert.Equal(Enumerable.Range(0, Count), one.Order());
        Assert.NotEqual(one, two);
        Assert.NotEqual(Numbers(shuffled), one);
    }

    [Fact]
    public void All_columns_of_a_row_and_its_id_move_together()
    {
        var shuffled = _context.Data.ShuffleRows(Load(), 4, 8);
        using var cursor = shuffled.GetRowCursor(shuffled.Schema);
        var n = cursor.GetGetter<int>(shuffled.Schema["N"]);
        var text = cursor.GetGetter<ReadOnlyMemory<char>>(shuffled.Schema["Text"]);
        var vector = cursor.GetGetter<VBuffer<float>>(shuffled.Schema["Vector"]);
        var ids = cursor.GetIdGetter();
        while (cursor.MoveNext())
        {
            var number = 0;
            ReadOnlyMemory<char> word = default;
            VBuffer<float> values = default;
            DataViewRowId id = default;
            n(ref number);
            text(ref word);
            vector(ref values);
            ids(ref id);
            Assert.Equal($"row {number}", word.ToString());
            Assert.Equal([number, -number], values.DenseValues());
            Assert.Equal(new DataViewRowId((ulong)number, 0), id);
        }
    }

    [Fact]
    public void A_shuffled_view_keeps_schema_and_row_count_and_can_be_shuffled()
    {
        var view = Load();
        var shuffled = _context.Data.ShuffleRows(view);

        Assert.Same(view.Schema, shuffled.Schema);
        Assert.Equal(Count, shuffled.GetRowCount());
        Assert.True(shuffled.CanShuffle);
        Assert.Single(shuffled.GetRowCursorSet(shuffled.Schema, 4));
    }

    [Fact]
    public void A_shuffled_cursor_may_be_left_half_read()
    {
        var shuffled = _context.Data.ShuffleRows(Load(), 4, 3);
        using (var cursor = shuffled.GetRowCursor(shuffled.Schema))
            Assert.True(cursor.MoveNext());

        Assert.Equal(Count, Numbers(shuffled).Length);
    }

    [Fact]
    public void An_error_of_the_source_reaches_the_reader()
    {
        var view = _context.Data.LoadFromEnumerable(Failing());
        var shuffled = _context.Data.ShuffleRows(view, 4, 5);

        var error = Assert.ThrowsAny<Exception>(() => Numbers(shuffled));
        Assert.Contains(error.Chain(), cause => cause.Message.Contains("the third row", StringComparison.Ordinal));

        static IEnumerable<Row> Failing()
        {
            yield return new Row { N = 0 };
            yield return new Row { N = 1 };
            throw new NotSupportedException("the third row");
        }
    }

    [Fact]
    public void Empty_data_stays_empty() => Assert.Empty(Numbers(_context.Data.ShuffleRows(Load(0))));

    [Fact]
    public void The_pool_must_hold_a_row()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.ShuffleRows(Load(), shufflePoolSize: 0));
        Assert.Throws<ArgumentNullException>(() => _context.Data.ShuffleRows(null));
    }

    private static int[] Numbers(IDataView view) => view.Values<int>("N");

    private IDataView Load(int count = Count) =>
        _context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(n => new Row { N = n, Text = $"row {n}", Vector = [n, -n] }).ToArray());

    private sealed class Row
    {
        public int N { get; set; }

        public string? Text { get; set; }

        [VectorType(2)]
        public float[] Vector { get; set; } = [0, 0];
    }
}
