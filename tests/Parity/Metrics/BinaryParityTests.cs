using System.Text.Json;
using MLNetVision.Metrics;
using static MLNetVision.Tests.Parity.Metrics.FiguresFixture;

namespace MLNetVision.Tests.Parity.Metrics;

/// <summary>Curves, losses and calibration of two classes: ties, weights, rows of one class, a single row, scores that are all the same.</summary>
public class BinaryParityTests
{
    public static TheoryData<int> Cases => Numbers("binary");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_ROC_curve_is_scikit_learns(int number)
    {
        var (c, scores, positive) = Rows(number);
        var curve = RocCurve.Of(scores, positive, c.Weights());
        if (!c.Has("area"))
        {
            Assert.True(double.IsNaN(curve.Area));
            return;
        }

        Near(c.List("fpr"), curve.FalsePositiveRate);
        Near(c.List("tpr"), curve.TruePositiveRate);
        Near(c.List("thresholds"), curve.Thresholds.Skip(1));
        Near(c.Number("area"), curve.Area);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_precision_recall_curve_is_scikit_learns(int number)
    {
        var (c, scores, positive) = Rows(number);
        var curve = PrecisionRecallCurve.Of(scores, positive, c.Weights());
        if (!c.Has("area"))
        {
            Near(positive[0] ? 1 : double.NaN, curve.AveragePrecision);
            return;
        }

        Near(c.List("precision"), curve.Precision);
        Near(c.List("recall"), curve.Recall);
        Near(c.List("cuts"), curve.Thresholds.SkipLast(1));
        Near(c.Number("average"), curve.AveragePrecision);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Log_loss_and_Brier_score_are_scikit_learns(int number)
    {
        var (c, scores, positive) = Rows(number);
        var weights = c.Weights();
        var (loss, brier) = (default(RunningMean), default(RunningMean));
        for (var i = 0; i < scores.Length; i++)
        {
            var weight = weights.Length == 0 ? 1 : weights[i];
            loss = loss.Add(LogLoss.OfBinary(positive[i], scores[i]), weight);
            brier = brier.Add(Brier.OfBinary(positive[i], scores[i]), weight);
        }

        Near(c.Number("logLoss"), loss.Value);
        Near(c.Number("brier"), brier.Value);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_reliability_curves_are_scikit_learns(int number)
    {
        var (c, scores, positive) = Rows(number);
        foreach (var (name, strategy) in new[] { ("uniform", BinStrategy.Uniform), ("quantile", BinStrategy.Quantile) })
        {
            var expected = c.GetProperty(name);
            var curve = ReliabilityCurve.Of(scores, positive, 7, strategy);
            var filled = curve.Bins.Where(b => b.Rows > 0).ToArray();
            Assert.Equal(scores.Length, filled.Sum(b => b.Rows));
            Near(filled.Max(b => b.Gap), curve.MaximumError);
            if (expected.List("true").Length == 0)
                continue;
            Near(expected.List("true"), filled.Select(b => b.Share));
            Near(expected.List("said"), filled.Select(b => b.Probability));
        }
    }

    private static (JsonElement Case, float[] Scores, bool[] Positive) Rows(int number)
    {
        var c = Case("binary", number);
        var positive = Shares(c.Seed(), c.Int("rows"), c.Int("share"));
        var scores = Steps(Uniform(c.Seed() + 100, c.Int("rows")), c.Int("levels"));
        return (c, [.. scores.Select((s, i) => positive[i] ? MathF.Sqrt(s) : s)], positive);
    }
}
