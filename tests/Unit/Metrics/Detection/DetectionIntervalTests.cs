using MLNetVision.Metrics;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Metrics.Detection;

/// <summary>Confidence intervals of mean average precision against tallies of the drawn pictures themselves.</summary>
public class DetectionIntervalTests
{
    private const int Classes = 3;
    private static readonly BootstrapOptions Few = new() { Resamples = 25, Seed = 9 };

    [Fact]
    public void Intervals_are_those_of_tallies_of_the_drawn_pictures()
    {
        var pictures = Enumerable.Range(0, 14).Select(Picture).ToArray();
        var actual = Tally(pictures).Intervals(Few);
        var expected = Bootstrap.Intervals(pictures.Length, 5, (rows, figures) =>
        {
            var metrics = Tally([.. rows.ToArray().Select(row => pictures[row])]).Measure();
            double[] all = [metrics.Voc2007, metrics.Voc2010, metrics.Coco.Average, metrics.Coco.At50, metrics.Coco.At75];
            all.CopyTo(figures);
        }, Few);
        ConfidenceInterval[] intervals = [actual.Voc2007, actual.Voc2010, actual.Coco, actual.CocoAt50, actual.CocoAt75];
        Assert.All(intervals.Zip(expected), pair =>
        {
            Assert.Equal(pair.Second.Value, pair.First.Value, 1e-12);
            Assert.Equal(pair.Second.Lower, pair.First.Lower, 1e-12);
            Assert.Equal(pair.Second.Upper, pair.First.Upper, 1e-12);
        });
        Assert.True(actual.Coco.Lower < actual.Coco.Value && actual.Coco.Value < actual.Coco.Upper);
        Assert.Equal(actual, Tally(pictures).Intervals(Few));
    }

    [Fact]
    public void Without_pictures_or_objects_there_are_none()
    {
        Assert.True(double.IsNaN(new DetectionTally(1).Intervals().Voc2010.Lower));
        var tally = new DetectionTally(1);
        tally.Add([], [new(0, new(0, 0, 5, 5), 0.5f)]);
        Assert.True(double.IsNaN(tally.Intervals(Few).Coco.Value));
    }

    private static DetectionTally Tally(IEnumerable<(TrueBox[] Truth, FoundBox[] Found)> pictures)
    {
        var tally = new DetectionTally(Classes);
        foreach (var (truth, found) in pictures)
            tally.Add(truth, found);
        return tally;
    }

    /// <summary>Objects of which some are difficult or crowds, and boxes near them or anywhere; no two scores are the same.</summary>
    private static (TrueBox[] Truth, FoundBox[] Found) Picture(int number)
    {
        double Next(int i) => SplitMix.Uniform((ulong)(number + 1), (ulong)i);
        var truth = Enumerable.Range(0, 4).Select(i => new TrueBox((int)(Classes * Next(i)), At(60 * i, 10, 40))
        {
            IsDifficult = Next(50 + i) < 0.15, IsCrowd = Next(60 + i) < 0.1,
        }).ToArray();
        var found = Enumerable.Range(0, 9).Select(i => new FoundBox(
            Next(100 + i) < 0.7 ? truth[i % 4].Label : (int)(Classes * Next(110 + i)), At((60 * (i % 4)) + (15 * Next(120 + i)), 10, 40),
            (float)Next(130 + i))).ToArray();
        return (truth, found);
    }

    private static Box At(double x, double y, double side) => new((float)x, (float)y, (float)(x + side), (float)(y + side));
}
