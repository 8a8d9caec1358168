using MLNetVision.Metrics;
using static MLNetVision.Tests.Parity.Metrics.FiguresFixture;

namespace MLNetVision.Tests.Parity.Metrics;

/// <summary>Figures of predicted numbers: weights, numbers that are all the same, a single row.</summary>
public class RegressionParityTests
{
    public static TheoryData<int> Cases => Numbers("regression");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_figures_are_scikit_learns(int number)
    {
        var c = Case("regression", number);
        var rows = c.Int("rows");
        var actual = Array.ConvertAll(Uniform(c.Seed(), rows), y => c.GetProperty("flat").GetBoolean() ? 3.0 : ((double)y * 10) - 2);
        var off = Steps(Uniform(c.Seed() + 100, rows), 8);
        double[] predicted = [.. actual.Select((y, i) => y + off[i] - 0.25)];
        var figures = RegressionFigures.Of(actual, predicted, c.Weights());

        Near(c.Number("mae"), figures.MeanAbsoluteError);
        Near(c.Number("mse"), figures.MeanSquaredError);
        Near(c.Number("rmse"), figures.RootMeanSquaredError);
        Near(c.Number("r2"), figures.RSquared);
        Near(c.Number("explained"), figures.ExplainedVariance);
        Near(c.Number("median"), figures.MedianAbsoluteError);
        Near(c.Number("max"), figures.MaximumError);
        Near(c.Number("mape"), figures.MeanAbsolutePercentageError);
        Near(c.List("quantiles"), figures.ErrorQuantiles.OrderBy(q => q.Key).Select(q => q.Value));
    }
}
