using Microsoft.ML;
using MLNetVision.Evaluation;

namespace MLNetVision.Tests.Pipelines.Evaluation;

public class RegressionEvaluationTests
{
    [Fact]
    public void The_figures_are_MLNets_and_more()
    {
        var data = View(Some());
        var ours = Scored.Context.Regression.EvaluateDetailed(data);
        var theirs = Scored.Context.Regression.Evaluate(data);

        Assert.Equal(theirs.MeanAbsoluteError, ours.Figures.MeanAbsoluteError, 6);
        Assert.Equal(theirs.MeanSquaredError, ours.Figures.MeanSquaredError, 6);
        Assert.Equal(theirs.RSquared, ours.Figures.RSquared, 6);
        Assert.Equal(2, ours.Figures.MaximumError);
        Assert.Equal(0.5, ours.Figures.MedianAbsoluteError);
        Assert.Equal([("4", "6"), ("2", "1.5")], ours.Mistakes.Take(2).Select(m => (m.Actual, m.Predicted)));
        Assert.Equal(4, ours.Sample.Count);
        Assert.Empty(ours.Uncertain);
        Assert.All(ours.Intervals, i => Assert.True(i.Value.Lower <= i.Value.Value && i.Value.Value <= i.Value.Upper, $"{i}"));
        Assert.Equal(ours.Figures.RSquared, ours.Intervals["R squared"].Value, 9);
        Assert.Equal(ours.Figures.RootMeanSquaredError, ours.Intervals["root mean squared error"].Value, 9);
    }

    [Fact]
    public void Rows_without_a_label_are_left_out_and_double_labels_do()
    {
        var rows = Some();
        rows[0].Label = float.NaN;
        rows[0].Double = double.NaN;

        Assert.Equal((3L, 1L),
            (Scored.Context.Regression.EvaluateDetailed(View(rows)).Rows, Scored.Context.Regression.EvaluateDetailed(View(rows), "Double").RowsWithoutLabel));
        Assert.Contains("numbers", Assert.Throws<ArgumentException>(() => Scored.Context.Regression.EvaluateDetailed(View(rows), "Text")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void No_rows_have_no_figures() => Assert.True(double.IsNaN(Scored.Context.Regression.EvaluateDetailed(View([])).Figures.RSquared));

    private static Row[] Some() => [R(1, 1), R(2, 1.5f), R(3, 3.5f), R(4, 6)];

    private static Row R(float label, float score) => new() { Label = label, Double = label, Score = score };

    private static IDataView View(Row[] rows) => Scored.Context.Data.LoadFromEnumerable(rows);

    private sealed class Row
    {
        public float Label { get; set; }

        public double Double { get; set; }

        public string Text { get; set; } = "";

        public float Score { get; set; }
    }
}
