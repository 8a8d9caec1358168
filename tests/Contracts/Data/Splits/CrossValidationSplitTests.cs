using Microsoft.ML;

namespace MLNetVision.Tests.Contracts.Data.Splits;

public sealed class CrossValidationSplitTests
{
    private readonly MLContext _context = new(seed: 5);

    [Theory]
    [InlineData(null, "0 4 6 10 15 18 20 30|5 7 11 13 21 22 23 26 29 31 32 36 38|2 3 8 19 24 25 27 35 37 39|1 9 12 14 16 17 28 33 34")]
    [InlineData("T", "34 35|8 9 14 15 26 27 36 37 38 39|2 3 4 5 6 7 20 21 22 23 32 33|0 1 10 11 12 13 16 17 18 19 24 25 28 29 30 31")]
    [InlineData("Key", "0 1 8 9 16 17 24 25 32 33|2 3 10 11 18 19 26 27 34 35|4 5 12 13 20 21 28 29 36 37|6 7 14 15 22 23 30 31 38 39")]
    [InlineData("F", "0 1 2 3 4 5 6 7 8 9|10 11 12 13 14 15 16 17 18 19|20 21 22 23 24 25 26 27 28 29|30 31 32 33 34 35 36 37 38 39")]
    [InlineData("I32", "6 7 12 13 18 19 30 31 34 35|0 1 14 15 16 17 20 21 24 25 32 33 38 39|2 3 4 5 10 11 22 23 26 27|8 9 28 29 36 37")]
    public void Every_row_is_tested_in_exactly_the_known_fold(string? key, string folds)
    {
        var expected = folds.Split('|').Select(fold => fold.Split(' ').Select(int.Parse).ToArray()).ToArray();

        var split = _context.Data.CrossValidationSplit(SplitRow.Load(_context), 4, key, seed: 3);

        Assert.Equal(expected.Length, split.Count);
        for (var fold = 0; fold < expected.Length; fold++)
        {
            Assert.Equal(expected[fold], SplitRow.Numbers(split[fold].TestSet));
            Assert.Equal(Enumerable.Range(0, SplitRow.Count).Except(expected[fold]), SplitRow.Numbers(split[fold].TrainSet));
        }
    }

    [Fact]
    public void There_are_five_folds_unless_told_otherwise()
    {
        var split = _context.Data.CrossValidationSplit(SplitRow.Load(_context));

        Assert.Equal(5, split.Count);
        Assert.Equal(Enumerable.Range(0, SplitRow.Count), split.SelectMany(fold => SplitRow.Numbers(fold.TestSet)).Order());
    }

    [Fact]
    public void Test_sets_are_disjoint_and_complete_on_many_rows()
    {
        const int rows = 5000;
        var view = _context.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(n => new Number { N = n }));

        var split = _context.Data.CrossValidationSplit(view, 3);

        Assert.Equal(Enumerable.Range(0, rows), split.SelectMany(fold => SplitRow.Numbers(fold.TestSet)).Order());
        Assert.All(split, fold => Assert.Equal(rows, SplitRow.Numbers(fold.TestSet).Length + SplitRow.Numbers(fold.TrainSet).Length));
    }

    [Fact]
    public void A_value_on_the_border_of_two_folds_is_in_both()
    {
        var view = _context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(n => new Number { N = n, F = n }));

        var split = _context.Data.CrossValidationSplit(view, 2, "F");

        Assert.Equal([0, 1, 2], SplitRow.Numbers(split[0].TestSet));
        Assert.Equal([2, 3, 4], SplitRow.Numbers(split[1].TestSet));
        Assert.Equal([3, 4], SplitRow.Numbers(split[0].TrainSet));
        Assert.Equal([0, 1], SplitRow.Numbers(split[1].TrainSet));
    }

    [Fact]
    public void Folds_have_the_schema_of_the_data()
    {
        var view = SplitRow.Load(_context);

        Assert.All(_context.Data.CrossValidationSplit(view, 3, "T"), fold =>
        {
            Assert.Equal(view.Schema.ColumnNames(), fold.TrainSet.Schema.ColumnNames());
            Assert.Equal(view.Schema.ColumnNames(), fold.TestSet.Schema.ColumnNames());
        });
    }

    [Fact]
    public void Wrong_arguments_are_refused_by_name()
    {
        var view = SplitRow.Load(_context);

        Assert.Equal("numberOfFolds", Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.CrossValidationSplit(view, 1)).ParamName);
        Assert.Throws<ArgumentNullException>(() => _context.Data.CrossValidationSplit(null));
        Failure.Naming<ArgumentOutOfRangeException>("nope", () => _context.Data.CrossValidationSplit(view, 3, "nope"));
    }

    private sealed class Number
    {
        public int N { get; set; }

        public float F { get; set; }
    }
}
