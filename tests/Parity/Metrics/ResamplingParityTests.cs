using MLNetVision.Metrics;
using static MLNetVision.Tests.Parity.Metrics.FiguresFixture;

namespace MLNetVision.Tests.Parity.Metrics;

/// <summary>Intervals and tests against NumPy and SciPy; the script draws the same rows.</summary>
public class ResamplingParityTests
{
    public static TheoryData<int> Draws => Numbers("bootstrap");

    public static TheoryData<int> Pairs => Numbers("mcnemar");

    [Theory]
    [MemberData(nameof(Draws))]
    public void Both_kinds_of_interval_are_those_of_SciPys_normal_distribution_and_NumPys_quantiles(int number)
    {
        var c = Case("bootstrap", number);
        var values = Array.ConvertAll(Uniform(c.Seed() + 100, c.Int("rows")), v => Math.Pow(v, 3));
        var options = new BootstrapOptions { Seed = c.Seed(), Resamples = c.Int("resamples"), Confidence = c.Number("confidence") };
        foreach (var (name, method) in new[] { ("percentile", IntervalMethod.Percentile), ("corrected", IntervalMethod.BiasCorrected) })
        {
            var interval = Assert.Single(
                Bootstrap.Intervals(values.Length, 1, (rows, figures) => figures[0] = Root(values, rows), options with { Method = method }));
            Near(c.Number("value"), interval.Value);
            Near(c.List(name), [interval.Lower, interval.Upper]);
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void McNemars_probabilities_are_SciPys(int number)
    {
        var c = Case("mcnemar", number);
        var test = new McNemar(c.Int("b"), c.Int("c"));
        Near(1, test.ExactProbability / c.Number("exact"));
        Near(c.Number("statistic"), test.CorrectedStatistic);
        Near(1, test.CorrectedProbability / c.Number("corrected"));
    }

    private static double Root(double[] values, ReadOnlySpan<int> rows)
    {
        double sum = 0;
        foreach (var row in rows)
            sum += values[row];
        return Math.Sqrt(sum / rows.Length);
    }
}
