using MLNetVision.Metrics;
using static MLNetVision.Tests.Parity.Metrics.FiguresFixture;

namespace MLNetVision.Tests.Parity.Metrics;

/// <summary>Rows of any number of labels: ties, rows without labels and with all of them.</summary>
public class MultiLabelParityTests
{
    public static TheoryData<int> Cases => Numbers("multilabel");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_figures_are_scikit_learns(int number)
    {
        var c = Case("multilabel", number);
        var (labels, rows) = (c.Int("labels"), c.Int("rows"));
        var actual = Shares(c.Seed(), rows * labels, c.Int("share"));
        var scores = Steps(Uniform(c.Seed() + 100, rows * labels), c.Int("levels"));
        var counts = new MultiLabelCounts(labels);
        for (var row = 0; row < rows; row++)
            counts.Add(actual.AsSpan(row * labels, labels), scores.AsSpan(row * labels, labels));

        Near(c.Number("hamming"), counts.HammingLoss);
        Near(c.Number("subset"), counts.SubsetAccuracy);
        Near(c.Number("coverage"), counts.CoverageError);
        Near(c.Number("ranking"), counts.RankingAveragePrecision);
        Near(c.Number("loss"), counts.RankingLoss);
        var figures = counts.Figures();
        Near(c.List("f1"), figures.Classes.Select(f => f.F1));
        Near(c.GetProperty("averages").Number("micro"), figures.Micro.F1);
        Near(c.GetProperty("averages").Number("macro"), figures.Macro.F1);
        Near(c.GetProperty("averages").Number("weighted"), figures.Weighted.F1);
    }
}
