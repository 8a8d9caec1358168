using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Splits;

/// <summary>Which rows land where is part of the contract: the same seed gives the same split everywhere.</summary>
public sealed class TrainTestSplitTests
{
    private readonly MLContext _context = new(seed: 5);

    [Theory]
    [InlineData(0, "8, 15, 17, 18, 22, 23, 26, 29, 33, 34, 39")]
    [InlineData(1, "2, 10, 12, 13, 28, 33, 34, 35, 37")]
    [InlineData(42, "5, 6, 18, 20, 28, 37")]
    [InlineData(-7, "3, 5, 10, 12, 13, 14, 19, 23, 36, 39")]
    [InlineData(123456, "8, 9, 11, 15, 21, 23, 35, 36")]
    [InlineData(null, "1, 2, 15, 17, 21, 29, 33, 36, 37, 38")]
    public void The_seed_decides_the_rows_and_without_one_that_of_the_context(int? seed, string test)
    {
        var split = _context.Data.TrainTestSplit(SplitRow.Load(_context), 0.25, seed: seed);

        AssertSplit(split, Parse(test));
    }

    [Fact]
    public void Without_any_seed_the_split_is_still_the_same_each_time()
    {
        var context = new MLContext();

        AssertSplit(context.Data.TrainTestSplit(SplitRow.Load(context), 0.25), [5, 6, 18, 20, 28, 37]);
    }

    [Theory]
    [InlineData("N", "4, 7, 23, 27, 31, 34")]
    [InlineData("I8", "0, 1, 4, 5, 6, 7, 12, 13, 14, 15, 18, 19, 28, 29, 34, 35")]
    [InlineData("U8", "8, 9, 14, 15")]
    [InlineData("I16", "0, 1, 4, 5, 10, 11, 12, 13, 24, 25, 30, 31, 32, 33")]
    [InlineData("U16", "4, 5, 6, 7, 16, 17, 20, 21, 36, 37, 38, 39")]
    [InlineData("I32", "6, 7, 12, 13, 18, 19, 30, 31, 34, 35")]
    [InlineData("U32", "4, 5, 6, 7, 12, 13, 38, 39")]
    [InlineData("I64", "0, 1, 12, 13, 26, 27, 34, 35")]
    [InlineData("U64", "4, 5, 12, 13, 14, 15, 32, 33, 34, 35")]
    [InlineData("F", "0, 1, 2, 3, 4, 5, 6, 7, 8, 9")]
    [InlineData("D", "0, 1, 2, 3, 4, 5, 6, 7, 8, 9")]
    [InlineData("B", "")]
    [InlineData("T", "34, 35")]
    [InlineData("Foreign", "6, 7, 18, 19, 32, 33")]
    [InlineData("Date", "4, 5, 16, 17, 24, 25, 28, 29, 30, 31, 34, 35, 36, 37")]
    [InlineData("Span", "6, 7, 28, 29, 36, 37")]
    [InlineData("Zone", "8, 9, 10, 11, 12, 13, 18, 19, 30, 31")]
    [InlineData("Singles", "10, 11, 24, 25, 34, 35, 38, 39")]
    [InlineData("Texts", "2, 3, 8, 9, 20, 21, 22, 23, 28, 29, 30, 31, 32, 33")]
    [InlineData("Key", "0, 1, 8, 9, 16, 17, 24, 25, 32, 33")]
    public void A_sampling_key_of_any_type_keeps_its_groups_together(string key, string test)
    {
        var split = _context.Data.TrainTestSplit(SplitRow.Load(_context), 0.25, key, seed: 3);

        AssertSplit(split, Parse(test));
    }

    [Theory]
    [InlineData("I32", "22, 23, 24, 25, 30, 31, 36, 37, 38, 39")]
    [InlineData("T", "8, 9, 30, 31, 38, 39")]
    [InlineData("Foreign", "6, 7, 14, 15, 16, 17")]
    [InlineData("Singles", "0, 1, 8, 9, 10, 11, 14, 15, 16, 17, 18, 19")]
    [InlineData("Key", "0, 1, 8, 9, 16, 17, 24, 25, 32, 33")]
    public void A_sampling_key_is_hashed_in_one_known_way_without_a_seed(string key, string test)
    {
        var context = new MLContext();

        AssertSplit(context.Data.TrainTestSplit(SplitRow.Load(context), 0.25, key), Parse(test));
    }

    [Fact]
    public void The_number_of_test_rows_comes_near_the_fraction()
    {
        const int rows = 20_000;
        const double deviations = 5;
        var view = _context.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(n => new Number { N = n }));
        foreach (var fraction in new[] { 0.01, 0.1, 0.5, 0.9 })
        {
            var count = SplitRow.Numbers(_context.Data.TrainTestSplit(view, fraction).TestSet).Length;
            var allowed = deviations * Math.Sqrt(rows * fraction * (1 - fraction));
            Assert.InRange(count, (rows * fraction) - allowed, (rows * fraction) + allowed);
        }
    }

    [Fact]
    public void Both_sets_have_the_schema_of_the_data_and_no_column_more()
    {
        var view = SplitRow.Load(_context);
        foreach (var key in new[] { null, "T", "F", "Key", "Date" })
        {
            var split = _context.Data.TrainTestSplit(view, 0.25, key);
            foreach (var part in new[] { split.TrainSet, split.TestSet })
            {
                Assert.Equal(view.Schema.ColumnNames(), part.Schema.ColumnNames());
                Assert.Equal(view.Schema.Select(column => column.Type), part.Schema.Select(column => column.Type));
                Assert.Null(part.GetRowCount());
            }
        }
    }

    [Fact]
    public void A_column_that_is_called_like_the_helper_is_left_alone()
    {
        var view = _context.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(n => new Clash { SplitColumn = n }));

        var split = _context.Data.TrainTestSplit(view, 0.5);

        Assert.Equal(["SplitColumn"], split.TrainSet.Schema.ColumnNames());
        Assert.Equal(Enumerable.Range(0, 20), split.TrainSet.Values<int>("SplitColumn").Concat(split.TestSet.Values<int>("SplitColumn")).Order());
    }

    [Fact]
    public void A_hidden_column_stays_hidden_and_present()
    {
        var view = SplitRow.Load(_context);
        var shadowed = _context.Transforms.CopyColumns("F", "D").Fit(view).Transform(view);

        var split = _context.Data.TrainTestSplit(shadowed, 0.25, seed: 0);

        Assert.Equal(shadowed.Schema.Count, split.TestSet.Schema.Count);
        Assert.Equal(NumberDataViewType.Double, split.TestSet.Schema["F"].Type);
        Assert.Equal([8, 15, 17, 18, 22, 23, 26, 29, 33, 34, 39], SplitRow.Numbers(split.TestSet));
    }

    [Fact]
    public void Annotations_stay_with_their_columns()
    {
        var definition = SchemaDefinition.Create(typeof(SplitRow));
        definition["Singles"].AddAnnotation("SlotNames", new[] { "x", "y", "z" }, new VectorDataViewType(TextDataViewType.Instance, 3));
        var view = _context.Data.LoadFromEnumerable(Array.Empty<SplitRow>(), definition);

        Assert.Equal(["x", "y", "z"], _context.Data.TrainTestSplit(view).TestSet.SlotNames("Singles"));
    }

    [Fact]
    public void A_set_reads_the_same_each_time_and_from_a_cursor_set()
    {
        foreach (var key in new[] { null, "T" })
        {
            var train = _context.Data.TrainTestSplit(SplitRow.Load(_context), 0.25, key, seed: 3).TrainSet;
            var once = SplitRow.Numbers(train);

            Assert.Equal(once, SplitRow.Numbers(train));
            var cursors = train.GetRowCursorSet(train.Schema, 3);
            Assert.Equal(once.Order(), cursors.SelectMany(cursor => cursor.Values<int>("N")).Order());
        }
    }

    [Fact]
    public void The_rows_do_not_depend_on_the_columns_that_are_read()
    {
        var split = _context.Data.TrainTestSplit(SplitRow.Load(_context), 0.25, "T", seed: 3);

        Assert.Equal(2, split.TestSet.Values<float>("F").Length);
        Assert.Equal(2, split.TestSet.Ids().Length);
        Assert.Equal(["group 17", "group 17"], split.TestSet.Texts("T"));
    }

    [Fact]
    public void Rows_whose_sampling_number_is_not_a_number_are_in_neither_set()
    {
        var view = _context.Data.LoadFromEnumerable(Enumerable.Range(0, 30).Select(n => new Holes { N = n, F = n % 7 == 0 ? float.NaN : n }));

        var split = _context.Data.TrainTestSplit(view, 0.3, "F");

        Assert.Equal([1, 2, 3, 4, 5, 6, 8, 9], SplitRow.Numbers(split.TestSet));
        Assert.Equal([10, 11, 12, 13, 15, 16, 17, 18, 19, 20, 22, 23, 24, 25, 26, 27, 29], SplitRow.Numbers(split.TrainSet));
    }

    [Fact]
    public void Rows_whose_sampling_text_is_empty_are_in_neither_set()
    {
        var view = _context.Data.LoadFromEnumerable(Enumerable.Range(0, 30).Select(n => new Named { N = n, Name = n % 7 == 0 ? "" : "n" + n }));

        var split = _context.Data.TrainTestSplit(view, 0.3, "Name");

        Assert.Equal(Enumerable.Range(0, 30).Where(n => n % 7 != 0), SplitRow.Numbers(split.TestSet).Concat(SplitRow.Numbers(split.TrainSet)).Order());
    }

    [Fact]
    public void A_constant_sampling_number_puts_every_row_into_the_test_set()
    {
        var view = _context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(n => new Holes { N = n, F = 4 }));

        var split = _context.Data.TrainTestSplit(view, 0.3, "F");

        Assert.Equal(5, SplitRow.Numbers(split.TestSet).Length);
        Assert.Empty(SplitRow.Numbers(split.TrainSet));
    }

    [Fact]
    public void Empty_data_gives_empty_sets()
    {
        var view = _context.Data.LoadFromEnumerable(Array.Empty<Holes>());
        foreach (var key in new[] { null, "N", "F" })
        {
            var split = _context.Data.TrainTestSplit(view, 0.3, key);
            Assert.Empty(SplitRow.Numbers(split.TestSet));
            Assert.Empty(SplitRow.Numbers(split.TrainSet));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void The_fraction_lies_between_zero_and_one(double fraction)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.TrainTestSplit(SplitRow.Load(_context), fraction));
        Assert.Equal("testFraction", error.ParamName);
    }

    [Fact]
    public void The_data_and_an_existing_sampling_key_are_required()
    {
        Assert.Throws<ArgumentNullException>(() => _context.Data.TrainTestSplit(null));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.TrainTestSplit(SplitRow.Load(_context), 0.1, "nope"));
        Assert.Contains("nope", error.Message, StringComparison.Ordinal);
    }

    private static void AssertSplit(DataOperationsCatalog.TrainTestData split, int[] test)
    {
        Assert.Equal(test, SplitRow.Numbers(split.TestSet));
        Assert.Equal(Enumerable.Range(0, SplitRow.Count).Except(test), SplitRow.Numbers(split.TrainSet));
    }

    private static int[] Parse(string numbers) => [.. numbers.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    private sealed class Number
    {
        public int N { get; set; }
    }

    private sealed class Clash
    {
        public int SplitColumn { get; set; }
    }

    private sealed class Holes
    {
        public int N { get; set; }

        public float F { get; set; }
    }

    private sealed class Named
    {
        public int N { get; set; }

        public string? Name { get; set; }
    }
}
