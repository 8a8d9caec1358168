using MLNetVision.Metrics;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Detection;

namespace MLNetVision.Tests.Pipelines.Detection;

public sealed class ScoredRegionTests
{
    // Two nearly the same, one apart, of two classes.
    private static readonly Box[] Regions = [new(0, 0, 10, 10), new(1, 0, 11, 10), new(50, 50, 60, 70)];
    private static readonly float[] Scores = [0.9f, 0.2f, 0.8f, 0.6f, 0.3f, 0.01f];

    [Fact]
    public void The_best_of_each_class_stay() => Expect(
        new DetectionRules(), new(0, Regions[0], 0.9f), new(1, Regions[1], 0.6f), new(0, Regions[2], 0.3f));

    [Fact]
    public void Classes_can_suppress_each_other() => Expect(new DetectionRules { ClassAgnostic = true }, new(0, Regions[0], 0.9f), new(0, Regions[2], 0.3f));

    [Fact]
    public void Unsure_boxes_are_left_out() => Expect(
        new DetectionRules { ScoreThreshold = 0.3f }, new(0, Regions[0], 0.9f), new(1, Regions[1], 0.6f), new(0, Regions[2], 0.3f));

    [Fact]
    public void As_many_are_given_as_are_wanted()
    {
        Expect(new DetectionRules { MaxDetections = 2 }, new(0, Regions[0], 0.9f), new(1, Regions[1], 0.6f));
        Expect(new DetectionRules { MaxPerClass = 1 }, new(0, Regions[0], 0.9f), new(1, Regions[1], 0.6f));
        Expect(new DetectionRules { MaxPerClass = 1, ClassAgnostic = true }, new FoundBox(0, Regions[0], 0.9f));
    }

    [Fact]
    public void Soft_suppression_lowers_scores()
    {
        var iou = (float)Iou.Of(Regions[0], Regions[1]);
        Expect(
            new DetectionRules { Suppression = SuppressionKind.SoftLinear, ScoreThreshold = 0.1f }, new(0, Regions[0], 0.9f), new(1, Regions[1], 0.6f),
            new(0, Regions[2], 0.3f), new(0, Regions[1], 0.8f * (1 - iou)));
        Expect(
            new DetectionRules { Suppression = SuppressionKind.SoftGaussian, ScoreThreshold = 0.15f }, new(0, Regions[0], 0.9f), new(1, Regions[1], 0.6f),
            new(0, Regions[2], 0.3f), new(0, Regions[1], 0.8f * MathF.Exp(-iou * iou / 0.5f)));
    }

    [Fact]
    public void Boxes_can_become_one()
    {
        var (a, b) = (0.9f / 1.7f, 0.8f / 1.7f);
        var found = Choose(new DetectionRules { Suppression = SuppressionKind.Fusion, ScoreThreshold = 0.25f });
        Assert.Equal([0, 1, 0], found.Select(f => f.Label));
        Assert.Equal((b, 0, (10 * a) + (11 * b)), (found[0].Box.X0, found[0].Box.Y0, found[0].Box.X1));
    }

    [Fact]
    public void Boxes_are_moved_and_cut_off_at_the_rim()
    {
        float[] said = [0.9f, 0.5f, 0, -0.5f, MathF.Log(2)];
        var found = new ScoredRegions(1, new DetectionRules()).Choose([new Box(10, 20, 20, 40)], said, 18, 100);
        var only = Assert.Single(found);
        Assert.Equal(15 + 5 - (10 * MathF.Exp(-0.5f) / 2), only.Box.X0, 1e-4f);
        Assert.Equal((10f, 18f, 50f), (only.Box.Y0, only.Box.X1, only.Box.Y1));
    }

    [Fact]
    public void Boxes_that_leave_the_picture_or_are_none_are_left_out()
    {
        var rules = new ScoredRegions(1, new DetectionRules());
        Assert.Empty(rules.Choose([new Box(10, 20, 20, 40)], [0.9f, 100, 0, 0, 0], 50, 50));
        Assert.Empty(rules.Choose([new Box(10, 20, 20, 40)], [0.9f, float.NaN, 0, 0, 0], 50, 50));
        Assert.Empty(rules.Choose([new Box(10, 20, 20, 40)], [float.NaN, 0, 0, 0, 0], 50, 50));
        Assert.Empty(rules.Choose([], [], 50, 50));
    }

    private static void Expect(DetectionRules rules, params FoundBox[] expected)
    {
        var found = Choose(rules);
        Assert.Equal(expected.Select(f => (f.Label, f.Box)), found.Select(f => (f.Label, f.Box)));
        Assert.All(expected.Zip(found), p => Assert.Equal(p.First.Score, p.Second.Score, 1e-6f));
    }

    private static FoundBox[] Choose(DetectionRules rules) => new ScoredRegions(2, rules).Choose(Regions, Scores, 100, 100);
}
