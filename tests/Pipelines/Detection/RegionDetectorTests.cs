using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Detection;

namespace MLNetVision.Tests.Pipelines.Detection;

public sealed class RegionDetectorTests
{
    [Theory]
    [InlineData(RegionMode.Warped, true)]
    [InlineData(RegionMode.Warped, false)]
    [InlineData(RegionMode.Shared, true)]
    public void A_detector_says_what_its_parts_say(RegionMode mode, bool movesBoxes)
    {
        var head = DetectorParts.Head(movesBoxes: movesBoxes);
        var detector = DetectorParts.Detector(mode, head: head) with
        {
            Rules = new DetectionRules { ScoreThreshold = 0, OverlapThreshold = 1, MaxPerClass = 9999 },
        };
        var picture = DetectorParts.Picture(37, 30);
        var found = detector.Detect(picture).ToHashSet();
        var regions = detector.Proposer.Propose(picture).Select(p => Box.OfSides(p.Region.X, p.Region.Y, p.Region.Width, p.Region.Height)).ToArray();
        using var reader = new RegionReader(detector.Features);
        var features = reader.Read(picture, regions).Chunk(6).ToArray();
        Assert.Equal(Math.Min(regions.Length * 3, detector.Rules.MaxDetections), found.Count);
        var expected = regions.SelectMany((r, i) => Enumerable.Range(0, 3).Select(k => Said(head, features[i], r, k, picture))).ToArray();
        Assert.All(found, f => Assert.Contains(expected, e => e.Label == f.Label && Near(e, f)));
    }

    [Fact]
    public void Pictures_without_proposals_have_no_objects()
    {
        Assert.Empty(DetectorParts.Detector().Detect(DetectorParts.Picture(9, 50)));
        Assert.Empty(DetectorParts.Detector(RegionMode.Shared).Detect(DetectorParts.Picture(1, 1)));
    }

    [Fact]
    public void A_pixel_and_a_grey_picture_can_have_objects()
    {
        var rules = new DetectionRules { ScoreThreshold = 0 };
        var everywhere = DetectorParts.Detector(proposer: new GridProposer(1, 1)) with { Rules = rules };
        Assert.Equal(3, everywhere.Detect(DetectorParts.Picture(1, 1)).Count);
        Assert.All(everywhere.Detect(DetectorParts.Picture(1, 1, channels: 1)), f => Assert.Equal(new Box(0, 0, 1, 1).Area, f.Box.Area, 1.0f));
        Assert.NotEmpty((DetectorParts.Detector(RegionMode.Shared) with { Rules = rules }).Detect(DetectorParts.Picture(20, 20, channels: 2)));
    }

    [Fact]
    public void No_more_regions_are_looked_at_than_wanted()
    {
        var detector = DetectorParts.Detector(head: DetectorParts.Head(movesBoxes: false)) with
        {
            MaxRegions = 1, Rules = new DetectionRules { ScoreThreshold = 0 },
        };
        Assert.Equal([new Box(0, 0, 10, 10)], detector.Detect(DetectorParts.Picture(40, 40)).Select(f => f.Box).Distinct());
    }

    [Fact]
    public void Cancellation_ends_the_work() => Assert.Throws<OperationCanceledException>(
        () => DetectorParts.Detector().Detect(DetectorParts.Picture(40, 40), cancellation: new CancellationToken(true)));

    [Fact]
    public void Parts_that_do_not_belong_together_are_named()
    {
        var detector = DetectorParts.Detector();
        Refused("Weights", () => DetectorParts.Detector(head: DetectorParts.Head(7)));
        Refused("3 different names", () => new RegionDetector(detector.Proposer, detector.Features, detector.Head, ["ant", "bee"]));
        Refused("3 different names", () => new RegionDetector(detector.Proposer, detector.Features, detector.Head, ["ant", "bee", "bee"]));
        Refused("finite", () => DetectorParts.Detector(head: detector.Head with { Biases = new[] { 1, float.NaN, 2 } }));
        Refused("BoxBiases", () => DetectorParts.Detector(head: detector.Head with { BoxBiases = default }));
        Refused("OverlapThreshold", () => detector with { Rules = new DetectionRules { OverlapThreshold = 2 } });
        Refused("ClassAgnostic", () => detector with { Rules = new DetectionRules { ClassAgnostic = true, Suppression = SuppressionKind.Fusion } });
        Refused("MaxRegions", () => detector with { MaxRegions = 0 });
        Refused("Context", () => new RegionFeatures(DetectorParts.Backbone(), new RegionOptions { Size = 16, Context = 8 }));
        Refused("nowhere", () => new RegionFeatures(DetectorParts.Backbone(), new RegionOptions { MapLayer = "nowhere", Mode = RegionMode.Shared }));
    }

    private static void Refused(string says, Func<object> make) => Assert.Contains(says, Assert.ThrowsAny<Exception>(make).Message, StringComparison.Ordinal);

    /// <summary>The head in plain words.</summary>
    private static FoundBox Said(RegionHead head, float[] features, Box region, int label, Image<byte> picture)
    {
        var length = Math.Sqrt(features.Sum(f => (double)f * f));
        double[] f = [.. features.Select(v => v * head.Scale / length)];
        var score = Product(head.Weights, label, f) + head.Biases.Span[label];
        var probability = 1 / (1 + Math.Exp((head.Slopes.Span[label] * score) + head.Offsets.Span[label]));
        float[] t = [.. Enumerable.Range(0, 4).Select(i => head.MovesBoxes
            ? (float)(Product(head.BoxWeights, (4 * label) + i, f) + head.BoxBiases.Span[(4 * label) + i]) : 0)];
        var box = new BoxCoder().Decode(region, new BoxOffset(t[0], t[1], t[2], t[3]), picture.Width, picture.Height);
        return new FoundBox(label, box, (float)probability);
    }

    private static double Product(ReadOnlyMemory<float> weights, int row, double[] features) =>
        features.Select((f, i) => f * weights.Span[(row * features.Length) + i]).Sum();

    private static bool Near(FoundBox a, FoundBox b) =>
        new[] { a.Score - b.Score, a.Box.X0 - b.Box.X0, a.Box.Y0 - b.Box.Y0, a.Box.X1 - b.Box.X1, a.Box.Y1 - b.Box.Y1 }
            .All(d => Math.Abs(d) < 1e-3);
}
