using MLNetVision.Metrics;

namespace MLNetVision.Tests.Unit.Metrics;

public class MetricsTests
{
    [Fact]
    public void A_mean_of_nothing_is_not_a_number() => Assert.True(double.IsNaN(default(RunningMean).Value));

    [Fact]
    public void A_mean_keeps_what_plain_addition_loses()
    {
        var mean = default(RunningMean).Add(1e100).Add(1).Add(-1e100).Add(1);

        Assert.Equal(0.5, mean.Value);
    }

    [Fact]
    public void Weights_count_rows() => Assert.Equal(((3 * 2) + 5) / 4.0, default(RunningMean).Add(2, 3).Add(5).Value);

    [Fact]
    public void A_value_without_weight_counts_nothing_even_if_it_is_not_a_number() =>
        Assert.Equal(2, default(RunningMean).Add(2).Add(double.NaN, 0).Value);

    [Fact]
    public void An_infinite_value_makes_the_mean_infinite() =>
        Assert.Equal(double.PositiveInfinity, default(RunningMean).Add(1).Add(double.PositiveInfinity).Add(2).Value);

    [Fact]
    public void A_negative_weight_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => default(RunningMean).Add(1, -1));

    [Fact]
    public void The_class_with_the_greatest_score_has_rank_0_and_of_equal_ones_the_first()
    {
        float[] scores = [1, 3, 3, 2];

        Assert.Equal(1, Ranking.ArgMax(scores));
        Assert.Equal([3, 0, 1, 2], Enumerable.Range(0, 4).Select(c => Ranking.RankOf(c, scores)));
    }

    [Fact]
    public void What_is_not_a_number_stands_behind_all_others()
    {
        float[] scores = [float.NaN, -1, float.NaN, float.NegativeInfinity];

        Assert.Equal(1, Ranking.ArgMax(scores));
        Assert.Equal([2, 0, 3, 1], Enumerable.Range(0, 4).Select(c => Ranking.RankOf(c, scores)));
    }

    [Fact]
    public void Classes_outside_are_refused_by_number()
    {
        var matrix = new ConfusionMatrix(3);

        Assert.Contains("0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(3, 0)).Message, StringComparison.Ordinal);
        Assert.Contains("0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(0, -1)).Message, StringComparison.Ordinal);
        Assert.Contains("0 to 1", Assert.Throws<ArgumentOutOfRangeException>(() => Ranking.RankOf(2, [0, 0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Matrices_of_parts_add_up_to_that_of_the_whole()
    {
        var (a, b, all) = (new ConfusionMatrix(2), new ConfusionMatrix(2), new ConfusionMatrix(2));
        foreach (var (part, actual, predicted) in new[] { (a, 0, 0), (a, 1, 0), (b, 1, 1), (b, 0, 1), (b, 1, 1) })
        {
            part.Add(actual, predicted);
            all.Add(actual, predicted);
        }

        a.Add(b);

        Assert.Equal(all.Rows, a.Rows);
        Assert.Equal(all.Accuracy, a.Accuracy);
        Assert.Equal(2, a[1, 1]);
        Assert.Throws<ArgumentException>(() => a.Add(new ConfusionMatrix(3)));
    }

    [Fact]
    public void An_empty_matrix_has_no_figures()
    {
        var matrix = new ConfusionMatrix(2);

        Assert.All([matrix.Accuracy, matrix.MacroF1, matrix.BalancedAccuracy, matrix.WeightedF1, matrix.Kappa], f => Assert.True(double.IsNaN(f)));
    }
}
