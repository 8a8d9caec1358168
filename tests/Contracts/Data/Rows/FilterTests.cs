using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Rows;

public sealed class FilterTests
{
    private readonly MLContext _context = new(seed: 5);

    [Theory]
    [InlineData(2, 4, new[] { 2, 3 })]
    [InlineData(double.NegativeInfinity, 2, new[] { 0, 1, 6 })]
    [InlineData(4, double.PositiveInfinity, new[] { 4 })]
    [InlineData(1.5, 1.75, new int[0])]
    [InlineData(-1, 100, new[] { 0, 1, 2, 3, 4, 6 })]
    public void A_number_is_kept_from_the_lower_up_to_below_the_upper_bound(double lower, double upper, int[] expected)
    {
        var view = Load();

        Assert.Equal(expected, _context.Data.FilterRowsByColumn(view, "F", lower, upper).Values<int>("N"));
        Assert.Equal(expected, _context.Data.FilterRowsByColumn(view, "D", lower, upper).Values<int>("N"));
    }

    [Fact]
    public void Without_an_upper_bound_infinity_is_outside_and_NaN_always() =>
        Assert.Equal([0, 1, 2, 3, 4, 6], _context.Data.FilterRowsByColumn(Load(), "F").Values<int>("N"));

    [Fact]
    public void Only_single_and_double_columns_have_bounds()
    {
        var view = Load();

        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByColumn(view, "N", 0, 1));
        Failure.Naming<ArgumentOutOfRangeException>("Text", () => _context.Data.FilterRowsByColumn(view, "Text", 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByColumn(view, "Vector", 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByColumn(view, "Key", 0, 1));
        Failure.Naming<ArgumentOutOfRangeException>("nope", () => _context.Data.FilterRowsByColumn(view, "nope", 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByColumn(view, "", 0, 1));
        Assert.Throws<ArgumentNullException>(() => _context.Data.FilterRowsByColumn(null, "F", 0, 1));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    public void The_lower_bound_lies_below_the_upper(double lower, double upper) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByColumn(Load(), "F", lower, upper));

    [Theory]
    [InlineData(0, 1, new[] { 1, 2, 3, 4 })]
    [InlineData(0, 0.5, new[] { 1, 2 })]
    [InlineData(0.5, 1, new[] { 3, 4 })]
    [InlineData(0.125, 0.375, new[] { 1 })]
    [InlineData(0.375, 0.4, new[] { 2 })]
    [InlineData(0.9, 0.9, new int[0])]
    [InlineData(0, 0, new int[0])]
    public void A_key_is_kept_by_its_place_among_all_keys(double lower, double upper, int[] expected)
    {
        var keys = Keys();

        var filtered = _context.Data.FilterRowsByKeyColumnFraction(keys, "Key", lower, upper);

        Assert.Equal(expected.Select(key => (uint)key), filtered.Values<uint>("Key"));
        Assert.Same(keys.Schema, filtered.Schema);
    }

    [Fact]
    public void Only_key_columns_have_fractions_and_those_lie_between_zero_and_one()
    {
        var view = Keys();

        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByKeyColumnFraction(Load(), "F"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByKeyColumnFraction(Load(), "nope"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByKeyColumnFraction(view, "Key", -0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByKeyColumnFraction(view, "Key", 0, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByKeyColumnFraction(view, "Key", 0.6, 0.5));
        Assert.Throws<ArgumentNullException>(() => _context.Data.FilterRowsByKeyColumnFraction(null, "Key"));
    }

    [Fact]
    public void Rows_with_a_missing_number_are_dropped()
    {
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], _context.Data.FilterRowsByMissingValues(Load(), "F").Values<int>("N"));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], _context.Data.FilterRowsByMissingValues(Load(), "D").Values<int>("N"));
        Assert.Equal([0, 2, 3, 4, 5, 6, 7], _context.Data.FilterRowsByMissingValues(Load(), "Vector").Values<int>("N"));
        Assert.Equal([0, 2, 3, 4, 5, 6], _context.Data.FilterRowsByMissingValues(Load(), "Vector", "F").Values<int>("N"));
    }

    [Fact]
    public void Rows_with_a_missing_key_are_dropped() =>
        Assert.Equal([1u, 2u, 3u, 4u], _context.Data.FilterRowsByMissingValues(Keys(), "Key").Values<uint>("Key"));

    [Fact]
    public void Empty_slots_of_a_sparse_vector_are_not_missing_numbers_but_missing_keys()
    {
        var folder = new ScratchFolder();
        var path = folder.Write("v.tsv", "\t\t\t\t\t", "1\t2\t3\t4\t5\t6", "1\t\t\t\t\t", "?\t\t\t\t\t");
        var view = _context.Data.LoadFromTextFile(
            path,
            [new("V", DataKind.Single, 0, 5), new("K", DataKind.UInt32, [new(0, 5)], new KeyCount(9)), new("T", DataKind.String, 0)]);

        Assert.Equal(["", "1", "1"], _context.Data.FilterRowsByMissingValues(view, "V").Texts("T"));
        Assert.Equal(["1"], _context.Data.FilterRowsByMissingValues(view, "K").Texts("T"));
        folder.Dispose();
    }

    [Fact]
    public void Values_of_filtered_columns_are_still_to_be_had()
    {
        var filtered = _context.Data.FilterRowsByMissingValues(Load(), "Vector", "F");

        Assert.Equal([0f, 2f, 3f, 4f, float.PositiveInfinity, -1f], filtered.Values<float>("F"));
        Assert.Equal([3f, 0f], filtered.Vectors<float>("Vector")[2]);
        Assert.Equal(["row 0", "row 2", "row 3", "row 4", "row 5", "row 6"], filtered.Texts("Text"));
        Assert.Equal([1f], _context.Data.FilterRowsByColumn(Load(), "F", 1, 2).Values<float>("F"));
        Assert.Equal([2u], _context.Data.FilterRowsByKeyColumnFraction(Keys(), "Key", 0.3, 0.5).Values<uint>("Key"));
    }

    [Fact]
    public void Only_columns_that_can_miss_values_are_tested_for_them()
    {
        var view = Load();

        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByMissingValues(view));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByMissingValues(view, null));
        Failure.Naming<ArgumentOutOfRangeException>("nope", () => _context.Data.FilterRowsByMissingValues(view, "nope"));
        Failure.Naming<ArgumentOutOfRangeException>("Text", () => _context.Data.FilterRowsByMissingValues(view, "Text"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByMissingValues(view, "N"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterRowsByMissingValues(view, "F", "F"));
        Assert.Throws<ArgumentNullException>(() => _context.Data.FilterRowsByMissingValues(null, "F"));
    }

    [Fact]
    public void A_filter_knows_no_row_count_and_shuffles_as_its_source_does()
    {
        var cached = _context.Data.Cache(Load());
        foreach (var filter in new[] { _context.Data.FilterRowsByColumn(cached, "F"), _context.Data.FilterRowsByMissingValues(cached, "F") })
        {
            Assert.Null(filter.GetRowCount());
            Assert.True(filter.CanShuffle);
            using var cursor = filter.GetRowCursor(filter.Schema, new Random(1));
            Assert.Equal(filter.Values<int>("N"), cursor.Values<int>("N").Order());
        }

        Assert.False(_context.Data.FilterRowsByColumn(Load(), "F").CanShuffle);
    }

    [Fact]
    public void A_cursor_set_filters_every_share()
    {
        var cached = _context.Data.Cache(Load());
        foreach (var filter in new[] { _context.Data.FilterRowsByColumn(cached, "F"), _context.Data.FilterRowsByMissingValues(cached, "F") })
        {
            var shares = filter.GetRowCursorSet(filter.Schema, 3);
            Assert.Equal(filter.Values<int>("N"), shares.SelectMany(share => share.Values<int>("N")).Order());
        }
    }

    [Fact]
    public void The_filtered_column_stays_inactive_when_it_is_not_asked_for()
    {
        var filter = _context.Data.FilterRowsByColumn(Load(), "F", 2, 4);
        using var cursor = filter.GetRowCursor([filter.Schema["N"]]);

        Assert.True(cursor.IsColumnActive(filter.Schema["N"]));
        Assert.False(cursor.IsColumnActive(filter.Schema["F"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(filter.Schema["F"]));
        Assert.Equal([2, 3], cursor.Values<int>("N"));
    }

    [Fact]
    public void Rows_that_remain_keep_their_ids_and_count_anew()
    {
        var filter = _context.Data.FilterRowsByColumn(Load(), "F", 2, 5);

        Assert.Equal([2ul, 3ul, 4ul], filter.Ids().Select(id => id.Low));
        using var cursor = filter.GetRowCursor(filter.Schema);
        while (cursor.MoveNext())
            Assert.InRange(cursor.Position, 0, 2);
    }

    [Fact]
    public void A_getter_of_another_type_is_refused()
    {
        var filter = _context.Data.FilterRowsByColumn(Load(), "F", 2, 5);
        using var cursor = filter.GetRowCursor(filter.Schema);

        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<double>(filter.Schema["F"]));
    }

    private IDataView Load()
    {
        float[] values = [0, 1, 2, 3, 4, float.PositiveInfinity, -1, float.NaN];
        return _context.Data.LoadFromEnumerable(values.Select((value, n) => new Row
        {
            N = n,
            F = value,
            D = value,
            Text = $"row {n}",
            Vector = n == 1 ? [0, float.NaN] : [n, 0],
        }).ToArray());
    }

    private IDataView Keys()
    {
        using var folder = new ScratchFolder();
        var path = folder.Write("keys.tsv", "0", "1", "?", "2", "3");
        var view = _context.Data.LoadFromTextFile(path, [new TextLoader.Column("Key", DataKind.UInt32, [new(0)], new KeyCount(4))]);
        return _context.Data.Cache(view, "Key").Materialise();
    }

    private sealed class Row
    {
        public int N { get; set; }

        public float F { get; set; }

        public double D { get; set; }

        public string? Text { get; set; }

        [KeyType(4)]
        public uint Key { get; set; }

        [VectorType(2)]
        public float[] Vector { get; set; } = [0, 0];
    }
}
