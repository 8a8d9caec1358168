using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Learning.Evaluation;

/// <summary>BinaryClassification.Evaluate and EvaluateNonCalibrated on scores written by hand.</summary>
public sealed class BinaryEvaluationTests
{
    /// <summary>Scores are single, sums double.</summary>
    private const double Digits = 1e-6;

    private readonly MLContext _context = new(1);

    [Fact]
    public void Counts_follow_the_sign_of_the_score()
    {
        var metrics = Evaluate(BinaryScores.Rows);

        Assert.Equal(5 / 7.0, metrics.Accuracy, Digits);
        Assert.Equal(2 / 3.0, metrics.PositivePrecision, Digits);
        Assert.Equal(2 / 3.0, metrics.PositiveRecall, Digits);
        Assert.Equal(0.75, metrics.NegativePrecision, Digits);
        Assert.Equal(0.75, metrics.NegativeRecall, Digits);
        Assert.Equal(2 / 3.0, metrics.F1Score, Digits);
    }

    [Fact]
    public void Losses_are_in_bits()
    {
        var metrics = Evaluate(BinaryScores.Rows);

        double[] losses = [.. BinaryScores.Rows.Select(row => -Math.Log2(row.Label ? row.Probability : 1.0 - row.Probability))];
        var entropy = -((3 / 7.0 * Math.Log2(3 / 7.0)) + (4 / 7.0 * Math.Log2(4 / 7.0)));
        Assert.Equal(losses.Average(), metrics.LogLoss, Digits);
        Assert.Equal(entropy, metrics.Entropy, Digits);
        Assert.Equal((entropy - losses.Average()) / entropy, metrics.LogLossReduction, Digits);
    }

    [Fact]
    public void The_confusion_matrix_begins_with_positive()
    {
        var matrix = Evaluate(BinaryScores.Rows).ConfusionMatrix;

        Assert.Equal(2, matrix.NumberOfClasses);
        Assert.Equal([2, 1], matrix.Counts[0]);
        Assert.Equal([1, 3], matrix.Counts[1]);
        Assert.Equal([2 / 3.0, 0.75], matrix.PerClassPrecision);
        Assert.Equal([2 / 3.0, 0.75], matrix.PerClassRecall);
    }

    [Fact]
    public void Without_probabilities_the_other_metrics_are_the_same()
    {
        var data = BinaryScores.View(_context, BinaryScores.Rows);

        var plain = _context.BinaryClassification.EvaluateNonCalibrated(data);
        var calibrated = Evaluate(BinaryScores.Rows);

        Assert.Equal(calibrated.AreaUnderRocCurve, plain.AreaUnderRocCurve);
        Assert.Equal(calibrated.F1Score, plain.F1Score);
        Assert.Equal(calibrated.AreaUnderPrecisionRecallCurve, plain.AreaUnderPrecisionRecallCurve);
        Assert.Equal(typeof(BinaryClassificationMetrics), plain.GetType());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Rows_with_a_score_that_is_not_finite_are_left_out(float score)
    {
        var metrics = Evaluate([.. BinaryScores.Rows, (true, score, 0.5f)]);

        Assert.Equal(Evaluate(BinaryScores.Rows).Accuracy, metrics.Accuracy);
        Assert.Equal(Evaluate(BinaryScores.Rows).LogLoss, metrics.LogLoss);
    }

    [Fact]
    public void A_certain_probability_that_is_wrong_costs_infinitely_much()
    {
        Assert.Equal(double.PositiveInfinity, Evaluate([.. BinaryScores.Rows, (true, -1, 0)]).LogLoss);
        Assert.Equal(double.NegativeInfinity, Evaluate([.. BinaryScores.Rows, (true, -1, 0)]).LogLossReduction);
        Assert.Equal(Evaluate(BinaryScores.Rows).LogLoss * 7 / 8, Evaluate([.. BinaryScores.Rows, (true, 1, 1)]).LogLoss, Digits);
    }

    [Fact]
    public void A_probability_that_is_not_a_number_spoils_the_loss_only()
    {
        var metrics = Evaluate([.. BinaryScores.Rows, (true, 1, float.NaN)]);

        Assert.True(double.IsNaN(metrics.LogLoss));
        Assert.Equal(6 / 8.0, metrics.Accuracy);
    }

    private CalibratedBinaryClassificationMetrics Evaluate(params IEnumerable<(bool Label, float Score, float Probability)> rows) =>
        _context.BinaryClassification.Evaluate(BinaryScores.View(_context, rows));
}
