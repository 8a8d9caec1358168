using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Proposals;

/// <summary>Boxes by the contours that they hold whole.</summary>
public class EdgeBoxesTests
{
    [Fact]
    public void A_shape_alone_is_the_best_box()
    {
        var best = new EdgeBoxes().Propose(Shapes(noise: 0))[0].Region;
        Assert.True(Overlap(best, new(30, 25, 50, 40)) > 0.8, $"{best}");
    }

    [Fact]
    public void Shapes_in_noise_are_among_the_first_boxes() => Assert.Contains(
        new EdgeBoxes().Propose(Shapes(noise: 24)).Take(10), one => Overlap(one.Region, new(30, 25, 50, 40)) > 0.7);

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var picture = Shapes(noise: 40);
        var alone = new EdgeBoxes { Threads = 1 }.Propose(picture);
        Assert.NotEmpty(alone);
        Assert.Equal(alone, new EdgeBoxes { Threads = 3 }.Propose(picture));
    }

    [Fact]
    public void Boxes_are_inside_sorted_and_apart()
    {
        var proposals = new EdgeBoxes { MaximumOverlap = 0.5 }.Propose(Shapes(noise: 40));
        Assert.Equal(proposals.OrderByDescending(one => one.Score), proposals);
        foreach (var (i, (region, score)) in proposals.Index())
        {
            Assert.True(region is { X: >= 0, Y: >= 0 } && region.X + region.Width <= 120 && region.Y + region.Height <= 90 && score >= 0.01f);
            Assert.All(proposals.Take(i), other => Assert.True(Overlap(other.Region, region) <= 0.5));
        }

        Assert.Equal(proposals.Take(2), new EdgeBoxes { MaximumOverlap = 0.5, MaximumCount = 2 }.Propose(Shapes(noise: 40)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(1, 90)]
    [InlineData(80, 80)]
    public void A_plain_picture_has_no_boxes(int width, int height) => Assert.Empty(new EdgeBoxes { MinimumArea = 4 }.Propose(new(width, height, 3)));

    [Fact]
    public void Settings_out_of_range_are_refused_by_name()
    {
        Refuses("Step", new() { Step = 1 });
        Refuses("MaximumOverlap", new() { MaximumOverlap = -1 });
        Refuses("Sigma", new() { Sigma = double.NaN });
        Refuses("MinimumEdge", new() { MinimumEdge = 2 });
        Refuses("MinimumScore", new() { MinimumScore = -1 });
        Refuses("MinimumArea", new() { MinimumArea = 0 });
        Refuses("MaximumAspect", new() { MaximumAspect = 0.5 });
        Refuses("SizePower", new() { SizePower = -1 });
        Assert.ThrowsAny<OperationCanceledException>(() => new EdgeBoxes().Propose(Shapes(0), new CancellationToken(canceled: true)));

        static void Refuses(string name, EdgeBoxes proposer) =>
            Assert.Contains(name, Assert.ThrowsAny<ArgumentException>(() => proposer.Propose(new(4, 4, 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_over_rectangles_are_those_of_their_pixels()
    {
        var values = Enumerable.Range(0, 7 * 5).Select(i => SplitMix.Uniform(3, (ulong)i)).ToArray();
        var map = new IntegralMap(values, 7, 5);
        var expected = 0f;
        for (var y = 1; y < 4; y++)
            expected += values[(y * 7) + 2] + values[(y * 7) + 3];

        Assert.Equal(expected, map.Sum(new(2, 1, 4, 4)), 1e-5f);
        Assert.Equal(values.Sum(), map.Sum(new(0, 0, 7, 5)), 1e-5f);
    }

    [Fact]
    public void A_box_that_crosses_a_contour_scores_less_than_one_around_it()
    {
        var groups = EdgeGroups.Of(EdgeMap.Of(Shapes(noise: 0), 2), 0.1f);
        var scorer = new EdgeScorer(new EdgeScene(groups, 1.5));
        var around = scorer.Score(new(26, 21, 84, 69), 0);
        Assert.True(around > 2 * scorer.Score(new(45, 21, 103, 69), 0));
        Assert.Equal(around, scorer.Score(new(26, 21, 84, 69), 0));
    }

    private static double Overlap(PixelRegion a, PixelRegion b)
    {
        double width = Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X);
        double height = Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y);
        var common = Math.Max(width, 0) * Math.Max(height, 0);
        return common / ((a.Width * a.Height) + (b.Width * b.Height) - common);
    }

    /// <summary>An ellipse of 50 x 40 at (30, 25).</summary>
    private static Image<byte> Shapes(int noise)
    {
        var random = SplitMix.Bytes(5, 120 * 90 * 3);
        return Sample.Of(120, 90, 3, (x, y, c) =>
        {
            var (u, v) = ((x + 0.5 - 55) / 25, (y + 0.5 - 45) / 20);
            var level = (u * u) + (v * v) < 1 ? 200 - (40 * c) : 60;
            return (byte)(level + (random[(((y * 120) + x) * 3) + c] * noise / 255) - (noise / 2));
        });
    }
}
