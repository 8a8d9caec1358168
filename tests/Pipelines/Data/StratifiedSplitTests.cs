using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Pipelines.Data;

public sealed class StratifiedSplitTests
{
    private readonly MLContext _ml = new(1);

    [Theory]
    [InlineData(0.1, new[] { 50, 30, 20 }, new[] { 5, 3, 2 })]
    [InlineData(0.2, new[] { 7, 7, 6 }, new[] { 2, 1, 1 })]
    [InlineData(0.25, new[] { 10, 6 }, new[] { 3, 1 })]
    [InlineData(0.5, new[] { 3, 3, 3 }, new[] { 2, 2, 1 })]
    [InlineData(0.9, new[] { 10, 10 }, new[] { 9, 9 })]
    [InlineData(0.29, new[] { 100, 100 }, new[] { 29, 29 })]
    public void Each_class_gives_its_share_by_largest_remainders(double fraction, int[] counts, int[] tested)
    {
        var data = SplitRows.Of(_ml, SplitRows.Labels(counts));
        var split = _ml.Data.StratifiedSplit(data, testFraction: fraction);
        var order = data.GetColumn<string>("Label").Distinct().ToArray();

        Assert.Equal(tested.Sum(), split.TestSet.GetRowCount());
        Assert.Equal(counts.Sum() - tested.Sum(), split.TrainSet.GetRowCount());
        var seen = split.TestSet.GetColumn<string>("Label").CountBy(label => label).ToDictionary();
        Assert.Equal(tested.Order(), seen.Values.Order());
        Assert.All(order, label => Assert.InRange(seen[label], Math.Floor(counts[label[0] - 'a'] * fraction), Math.Ceiling(counts[label[0] - 'a'] * fraction)));
        Assert.Equal(Enumerable.Range(0, counts.Sum()), split.TrainSet.Numbers().Concat(split.TestSet.Numbers()).Order());
    }

    [Fact]
    public void The_last_row_of_a_class_is_never_tested_on()
    {
        var data = SplitRows.Of(_ml, ["a", "b", "b", "c", "c", "c"]);

        var split = _ml.Data.StratifiedSplit(data, testFraction: 0.99);

        Assert.Equal([1, 1, 1], split.TrainSet.Counts());
        Assert.Equal([1, 2], split.TestSet.Counts());
    }

    [Fact]
    public void The_seed_decides_which_rows_and_nothing_else_does()
    {
        var data = SplitRows.Of(_ml, SplitRows.Labels(40, 20));
        var first = _ml.Data.StratifiedSplit(data, testFraction: 0.3, seed: 4).TestSet.Numbers();

        Assert.Equal(first, new MLContext(9).Data.StratifiedSplit(data, testFraction: 0.3, seed: 4).TestSet.Numbers());
        Assert.NotEqual(first, _ml.Data.StratifiedSplit(data, testFraction: 0.3, seed: 5).TestSet.Numbers());
        Assert.Equal(first.Order(), first);
    }

    [Fact]
    public void Folds_are_balanced_in_all_and_in_each_class_and_test_on_every_row_once()
    {
        var data = SplitRows.Of(_ml, SplitRows.Labels(23, 14, 4, 1));

        var folds = _ml.Data.StratifiedCrossValidationSplit(data, numberOfFolds: 4, seed: 2);

        Assert.Equal(4, folds.Count);
        Assert.Equal(Enumerable.Range(0, 42), folds.SelectMany(fold => fold.TestSet.Numbers()).Order());
        Assert.All(folds, fold =>
        {
            Assert.InRange(fold.TestSet.GetRowCount()!.Value, 10, 11);
            Assert.Equal(fold.TestSet.GetRowCount(), fold.TestSet.Numbers().Length);
            Assert.Equal(42, fold.TestSet.GetRowCount() + fold.TrainSet.GetRowCount());
            Assert.Empty(fold.TestSet.Numbers().Intersect(fold.TrainSet.Numbers()));
            var counts = fold.TestSet.Counts();
            Assert.InRange(counts[0], 5, 6);
            Assert.InRange(counts[1], 3, 4);
            Assert.Equal(1, counts[2]);
        });
    }

    [Theory]
    [InlineData("Label")]
    [InlineData("Value")]
    [InlineData("Class")]
    [InlineData("Flag")]
    public void Texts_numbers_keys_and_truth_values_are_classes(string column)
    {
        var data = SplitRows.Of(_ml, SplitRows.Labels(30, 10));
        data = _ml.Transforms.Conversion.MapValueToKey("Class", "Label").Fit(data).Transform(data);

        Assert.Equal([3, 1], _ml.Data.StratifiedSplit(data, column).TestSet.Counts());
    }

    [Fact]
    public void Missing_values_are_a_class_of_their_own()
    {
        var data = SplitRows.Of(_ml, [.. Enumerable.Repeat("", 20), .. Enumerable.Repeat("a", 10)]);

        Assert.Equal([2, 1], _ml.Data.StratifiedSplit(data, "Label").TestSet.Counts());
        Assert.Equal([2, 1], _ml.Data.StratifiedSplit(data, "Value").TestSet.Counts());
    }

    [Fact]
    public void What_cannot_be_split_is_refused_by_name()
    {
        var data = SplitRows.Of(_ml, ["a", "b", "b"]);

        Refused<ArgumentException>("'Colour'", () => _ml.Data.StratifiedSplit(data, "Colour"));
        Refused<ArgumentException>("'Pair'", () => _ml.Data.StratifiedSplit(data, "Pair"));
        Refused<ArgumentOutOfRangeException>("between 0 and 1", () => _ml.Data.StratifiedSplit(data, testFraction: 0));
        Refused<ArgumentOutOfRangeException>("between 0 and 1", () => _ml.Data.StratifiedSplit(data, testFraction: 1));
        Refused<ArgumentOutOfRangeException>("between 0 and 1", () => _ml.Data.StratifiedSplit(data, testFraction: double.NaN));
        Refused<ArgumentException>("2 rows or more", () => _ml.Data.StratifiedSplit(SplitRows.Of(_ml, ["a"])));
        Refused<ArgumentException>("2 rows or more", () => _ml.Data.StratifiedSplit(SplitRows.Of(_ml, [])));
        Refused<ArgumentException>("one row of each", () => _ml.Data.StratifiedSplit(SplitRows.Of(_ml, ["a", "b"])));
        Refused<ArgumentOutOfRangeException>("2 folds", () => _ml.Data.StratifiedCrossValidationSplit(data, numberOfFolds: 1));
        Refused<ArgumentException>("4 folds", () => _ml.Data.StratifiedCrossValidationSplit(data, numberOfFolds: 4));
        Refused<ArgumentException>("2 groups", () => _ml.Data.GroupedSplit(SplitRows.Of(_ml, ["a", "a"]), "Label"));
        Refused<ArgumentException>("3 folds", () => _ml.Data.GroupedCrossValidationSplit(data, "Label", 3));
    }

    private static void Refused<T>(string part, Action action)
        where T : Exception => Assert.Contains(part, Assert.Throws<T>(action).Message, StringComparison.Ordinal);
}
