using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Contracts.Learning.Evaluation;

/// <summary>The areas under the ROC curve and the precision-recall curve.</summary>
public sealed class BinaryAreaTests
{
    /// <summary>Scores are single, sums double.</summary>
    private const double Digits = 1e-6;

    /// <summary>What ML.NET 5.0 says of the 130,000 rows below under seed 1, where it looks at 100,000 of them.</summary>
    private const double AreaOfSample = 0.41239305852244018;

    private readonly MLContext _context = new(1);

    [Fact]
    public void The_area_under_the_roc_curve_is_the_share_of_pairs_in_order()
    {
        Assert.Equal(11 / 12.0, Evaluate(BinaryScores.Rows).AreaUnderRocCurve, Digits);
        Assert.Equal(1, Evaluate((true, 2, 0.5f), (false, 1, 0.5f)).AreaUnderRocCurve, Digits);
        Assert.Equal(0, Evaluate((true, 1, 0.5f), (false, 2, 0.5f)).AreaUnderRocCurve, Digits);
    }

    [Fact]
    public void Pairs_of_equal_scores_count_half()
    {
        Assert.Equal(0.5, Evaluate((true, 1, 0.5f), (false, 1, 0.5f)).AreaUnderRocCurve, Digits);
        Assert.Equal(
            0.75, Evaluate((true, 1, 0.5f), (true, 2, 0.5f), (false, 1, 0.5f), (false, 1, 0.5f)).AreaUnderRocCurve, Digits);
    }

    [Fact]
    public void Many_scores_with_ties_give_the_area_of_all_pairs()
    {
        var rows = Enumerable.Range(0, 300)
            .Select(i => (Label: SplitMix.Uniform(1, (ulong)i) < 0.4f, Score: (float)Math.Round((SplitMix.Uniform(2, (ulong)i) * 20) - 10), Probability: 0.5f))
            .ToArray();

        var pairs = from positive in rows.Where(row => row.Label)
                    from negative in rows.Where(row => !row.Label)
                    select positive.Score > negative.Score ? 1 : positive.Score == negative.Score ? 0.5 : 0;

        Assert.Equal(pairs.Average(), Evaluate(rows).AreaUnderRocCurve, Digits);
    }

    [Fact]
    public void The_area_under_the_precision_recall_curve_is_that_of_trapezes()
    {
        // Sorted by score: + + - + - - -. Recall 1/3 at precision 1, 2/3 at 1, then 2/3, then 1 at 3/4.
        Assert.Equal((1 / 3.0) + (1 / 3.0) + (1 / 3.0 * ((2 / 3.0) + 0.75) / 2), Evaluate(BinaryScores.Rows).AreaUnderPrecisionRecallCurve, Digits);
    }

    [Fact]
    public void Of_very_many_rows_a_sample_that_the_seed_fixes_gives_the_precision_recall_area()
    {
        var rows = Enumerable.Range(0, 130_000)
            .Select(i => (Label: SplitMix.Uniform(1, (ulong)i) < 0.3f, Score: SplitMix.Uniform(2, (ulong)i), Probability: 0.5f))
            .Select(row => row with { Score = row.Label ? (float)Math.Sqrt(row.Score) : row.Score });

        Assert.Equal(AreaOfSample, Evaluate(rows).AreaUnderPrecisionRecallCurve, Digits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_kind_of_label_alone_has_no_area(bool label)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Evaluate((label, 1, 0.5f), (label, 2, 0.5f)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Evaluate());
    }

    private CalibratedBinaryClassificationMetrics Evaluate(params IEnumerable<(bool Label, float Score, float Probability)> rows) =>
        _context.BinaryClassification.Evaluate(BinaryScores.View(_context, rows));
}
