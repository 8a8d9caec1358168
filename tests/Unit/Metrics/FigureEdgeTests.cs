using MLNetVision.Metrics;

namespace MLNetVision.Tests.Unit.Metrics;

/// <summary>Where figures end: no rows, one class, scores that are not numbers, wrong lengths.</summary>
public class FigureEdgeTests
{
    [Fact]
    public void A_share_of_nothing_that_is_not_a_number_is_left_out_of_averages()
    {
        var matrix = new ConfusionMatrix(3);
        matrix.Add(0, 0);
        matrix.Add(1, 0);
        var figures = ClassificationFigures.Of(matrix, zeroDivision: double.NaN);

        Assert.True(double.IsNaN(figures.Classes[1].Precision));
        Assert.True(double.IsNaN(figures.Classes[2].F1));
        Assert.Equal(0.5, figures.Macro.Precision);
        Assert.Equal(0.5, figures.Macro.Recall);
    }

    [Fact]
    public void Averages_without_rows_are_what_a_share_of_nothing_is()
    {
        var figures = ClassificationFigures.Of(new ConfusionMatrix(2));

        Assert.Equal((0.0, 0.0, 0.0), (figures.Micro.F1, figures.Macro.F1, figures.Weighted.F1));
        Assert.True(double.IsNaN(CohenKappa.Of(new ConfusionMatrix(2))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_beta_that_is_no_weight_is_refused(double beta) =>
        Assert.Contains("beta", Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(2).FBeta(0, beta)).Message, StringComparison.Ordinal);

    [Fact]
    public void Curves_of_no_rows_have_no_area()
    {
        Assert.True(double.IsNaN(RocCurve.Of([], []).Area));
        Assert.True(double.IsNaN(PrecisionRecallCurve.Of([], []).AveragePrecision));
        Assert.True(double.IsNaN(ReliabilityCurve.Of([], []).ExpectedError));
    }

    [Fact]
    public void A_score_that_is_not_a_number_ranks_behind_all_others()
    {
        var worst = RocCurve.Of([float.NaN, float.NegativeInfinity, 3], [true, false, false]);
        var best = RocCurve.Of([float.NaN, float.NegativeInfinity, 3], [false, true, true]);

        Assert.Equal((0.0, 1.0), (worst.Area, best.Area));
    }

    [Fact]
    public void Rows_without_weight_change_no_curve()
    {
        var plain = RocCurve.Of([1, 2, 3], [false, true, true]);
        var weighted = RocCurve.Of([1, 2, 3, 9, 0], [false, true, true, false, true], [1, 1, 1, 0, 0]);

        Assert.Equal(plain.Area, weighted.Area);
    }

    [Fact]
    public void Lengths_that_differ_and_weights_below_0_are_refused()
    {
        Assert.Contains("2 scores, 1 labels", Assert.Throws<ArgumentException>(() => RocCurve.Of([1, 2], [true])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PrecisionRecallCurve.Of([1], [true], [-1]));
        Assert.Throws<ArgumentException>(() => ReliabilityCurve.Of([1], []));
        Assert.Throws<ArgumentException>(() => McNemar.Of([true], []));
        Assert.Throws<ArgumentException>(() => RegressionFigures.Of([1], []));
        Assert.Throws<ArgumentException>(() => new ScoreTable(2).Add(0, [1]));
        Assert.Throws<ArgumentException>(() => new MultiLabelCounts(2).Add([true], [1]));
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void A_reliability_curve_takes_probabilities_only(float score) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReliabilityCurve.Of([score], [true]));

    [Fact]
    public void A_probability_on_an_edge_lies_in_the_lower_bin()
    {
        var curve = ReliabilityCurve.Of([0, 0.5f, 1], [true, true, true], bins: 2);

        Assert.Equal([2L, 1L], curve.Bins.Select(b => b.Rows));
    }

    [Fact]
    public void A_class_without_rows_has_no_area_and_is_left_out_of_the_means()
    {
        var table = new ScoreTable(3);
        table.Add(0, [2, 1, 0]);
        table.Add(1, [1, 2, 0]);
        var areas = MulticlassAreas.Of(table);

        Assert.Equal([1, 1, double.NaN], areas.OneVersusRest);
        Assert.Equal((1.0, 1.0, 1.0), (areas.Macro, areas.Weighted, areas.OneVersusOneMacro));
        Assert.True(double.IsNaN(MulticlassAreas.Of(new ScoreTable(2)).Macro));
    }

    [Fact]
    public void A_model_that_is_always_right_is_made_as_sure_as_is_looked_for()
    {
        var table = new ScoreTable(2);
        table.Add(0, [1, 0]);
        table.Add(1, [0, 1]);

        var scaling = TemperatureScaling.Fit(table);

        Assert.Equal(1e-3, scaling.Temperature, 9);
        Assert.True(scaling.LossAfter < scaling.LossBefore);
        Assert.Throws<ArgumentException>(() => TemperatureScaling.Fit(new ScoreTable(2)));
    }

    [Fact]
    public void A_model_that_is_worse_than_chance_is_made_as_unsure_as_is_looked_for()
    {
        var table = new ScoreTable(2);
        table.Add(1, [1, 0]);

        Assert.Equal(1e3, TemperatureScaling.Fit(table).Temperature, 9);
    }

    [Fact]
    public void Logits_that_say_nothing_keep_their_temperature()
    {
        var table = new ScoreTable(2);
        table.Add(0, [3, 3]);

        Assert.Equal(1, TemperatureScaling.Fit(table).Temperature);
    }

    [Fact]
    public void Temperature_1_gives_back_the_probabilities_that_logits_came_from()
    {
        float[] probabilities = [0.7f, 0.2f, 0.1f, 0];

        var back = new TemperatureScaling(1, 0, 0).Apply(TemperatureScaling.LogitsOf(probabilities));

        Assert.All(probabilities.Zip(back), p => Assert.Equal(p.First, p.Second, 1e-6));
    }

    [Fact]
    public void Regression_without_rows_has_no_figures()
    {
        var figures = RegressionFigures.Of([], []);

        Assert.All([figures.MeanAbsoluteError, figures.RSquared, figures.ExplainedVariance, figures.MaximumError, figures.MedianAbsoluteError],
            figure => Assert.True(double.IsNaN(figure)));
    }

    [Fact]
    public void A_label_whose_score_is_not_a_number_is_not_predicted()
    {
        var counts = new MultiLabelCounts(2);
        counts.Add([true, false], [float.NaN, float.NaN]);

        Assert.Equal((0.5, 0.0), (counts.HammingLoss, counts.SubsetAccuracy));
    }

    [Fact]
    public void A_thinned_curve_keeps_its_ends_its_order_and_its_area()
    {
        float[] scores = [.. Enumerable.Range(0, 2000).Select(i => (float)((i * 7919) % 2000))];
        bool[] positive = [.. scores.Select((s, i) => s + ((i * 31) % 1500) > 1500)];
        var whole = ScoreCurves.Of(scores, positive);
        var thin = whole.Thinned(50);

        Assert.InRange(thin.Roc.Thresholds.Count, 25, 50);
        Assert.InRange(thin.PrecisionRecall.Thresholds.Count, 25, 50);
        Assert.Equal((whole.Roc.Area, 0.0, 1.0), (thin.Roc.Area, thin.Roc.FalsePositiveRate[0], thin.Roc.FalsePositiveRate[^1]));
        Assert.Equal(thin.Roc.FalsePositiveRate.Order(), thin.Roc.FalsePositiveRate);
        Assert.Equal(whole.Roc.Thresholds, whole.Roc.Thinned(5000).Thresholds);
    }
}
