using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Pipelines.Data;

public sealed class GroupedSplitTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void No_group_is_in_both_parts_whatever_the_seed()
    {
        var data = SplitRows.Of(_ml, SplitRows.Labels(13, 9, 8, 5, 4, 3, 2, 2, 1, 1));
        var sizes = new HashSet<long>();
        for (var seed = 0; seed < 20; seed++)
        {
            var split = _ml.Data.GroupedSplit(data, "Label", 0.25, seed);

            Assert.Empty(split.TestSet.GetColumn<string>("Label").Intersect(split.TrainSet.GetColumn<string>("Label")));
            Assert.Equal(Enumerable.Range(0, 48), split.TrainSet.Numbers().Concat(split.TestSet.Numbers()).Order());
            Assert.InRange(split.TestSet.GetRowCount()!.Value, 6, 18);
            sizes.Add(split.TestSet.GetRowCount()!.Value);
            Assert.Equal(split.TestSet.Numbers(), _ml.Data.GroupedSplit(data, "Label", 0.25, seed).TestSet.Numbers());
        }

        Assert.True(sizes.Count > 1, "all seeds give the same");
    }

    [Fact]
    public void Groups_of_one_row_are_split_exactly()
    {
        var data = SplitRows.Of(_ml, Enumerable.Range(0, 30).Select(i => $"{i}"));

        Assert.Equal(6, _ml.Data.GroupedSplit(data, "Label", 0.2).TestSet.GetRowCount());
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.99)]
    public void Both_parts_have_a_group_however_odd_the_fraction(double fraction)
    {
        var split = _ml.Data.GroupedSplit(SplitRows.Of(_ml, SplitRows.Labels(50, 40)), "Label", fraction);

        Assert.InRange(split.TestSet.GetRowCount()!.Value, 40, fraction < 0.5 ? 40 : 50);
        Assert.Single(split.TrainSet.Counts());
        Assert.Single(split.TestSet.Counts());
    }

    [Fact]
    public void Folds_hold_whole_groups_the_largest_ones_apart()
    {
        var data = SplitRows.Of(_ml, SplitRows.Labels(10, 9, 8, 3, 2, 1));

        var folds = _ml.Data.GroupedCrossValidationSplit(data, "Label", 3);

        Assert.Equal([11, 11, 11], folds.Select(fold => (int)fold.TestSet.GetRowCount()!.Value));
        Assert.Equal(Enumerable.Range(0, 33), folds.SelectMany(fold => fold.TestSet.Numbers()).Order());
        Assert.All(folds, fold => Assert.Empty(fold.TestSet.GetColumn<string>("Label").Intersect(fold.TrainSet.GetColumn<string>("Label"))));
    }
}
