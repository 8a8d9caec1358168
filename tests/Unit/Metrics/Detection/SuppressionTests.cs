using MLNetVision.Metrics;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Metrics.Detection;

public class SuppressionTests
{
    private static readonly Box A = new(0, 0, 10, 10), NearA = new(0, 0, 10, 8), Far = new(50, 50, 60, 60);

    [Fact]
    public void The_surest_of_boxes_that_overlap_is_kept()
    {
        Assert.Equal([1, 2], Nms.Keep([A, NearA, Far], [0.5f, 0.9f, 0.1f]));
        Assert.Equal([1, 0, 2], Nms.Keep([A, NearA, Far], [0.5f, 0.9f, 0.1f], overlap: 0.8));
        Assert.Equal([1], Nms.Keep([A, NearA, Far], [0.5f, 0.9f, 0.1f], most: 1));
        Assert.Empty(Nms.Keep([A], [1], most: 0));
        Assert.Empty(Nms.Keep([], []));
    }

    [Fact]
    public void Of_equal_scores_the_earlier_is_kept() => Assert.Equal([0, 2], Nms.Keep([A, NearA, Far], [0.5f, 0.5f, 0.5f]));

    [Fact]
    public void Boxes_of_other_classes_suppress_nothing()
    {
        FoundBox[] found = [new(1, A, 0.5f), new(0, NearA, 0.9f), new(1, NearA, 0.4f), new(1, Far, 0.3f)];
        Assert.Equal([1, 0, 3], Nms.KeepPerClass(found));
        Assert.Equal([1, 0], Nms.KeepPerClass(found, mostEach: 1));
        Assert.Equal([1], Nms.KeepPerClass(found, most: 1));
    }

    [Fact]
    public void What_is_no_box_and_what_has_no_score_is_never_kept_and_flat_boxes_always()
    {
        Box[] boxes = [A, new(float.NaN, 0, 10, 10), new(9, 9, 1, 1), new(2, 2, 2, 8), new(2, 2, 2, 8), NearA];
        Assert.Equal([3, 4, 5], Nms.Keep(boxes, [float.NaN, 1, 1, 0.9f, 0.8f, float.NegativeInfinity]));
    }

    [Fact]
    public void Many_boxes_are_kept_as_the_definition_says()
    {
        foreach (var (count, overlap) in new[] { (1, 0.5), (7, 0), (8, 0.3), (9, 0.5), (33, 1), (300, 0.4) })
        {
            var boxes = Enumerable.Range(0, count)
                .Select(i => Box.OfSides((Draw(i, 1) * 80) - 40, (Draw(i, 2) * 80) - 40, Draw(i, 3) * 40, Draw(i, 4) * 40)).ToArray();
            var scores = Enumerable.Range(0, count).Select(i => MathF.Floor(Draw(i, 5) * 20)).ToArray();
            var kept = new List<int>();
            foreach (var i in Enumerable.Range(0, count).OrderByDescending(i => scores[i]))
            {
                if (kept.TrueForAll(k => Iou.Of(boxes[k], boxes[i]) <= overlap))
                    kept.Add(i);
            }

            Assert.Equal(kept, Nms.Keep(boxes, scores, overlap));
        }
    }

    [Fact]
    public void Soft_suppression_lessens_scores_by_overlap_and_reorders()
    {
        FoundBox[] found = [new(0, A, 0.9f), new(0, NearA, 0.8f), new(0, Far, 0.5f), new(1, A, 0.7f)];
        var linear = SoftNms.Linear(found);
        Assert.Equal([found[0], found[3], found[2], found[1] with { Score = (float)(0.8f * (1 - Iou.Of(A, NearA))) }], linear);
        var gaussian = SoftNms.Gaussian(found, sigma: 2);
        Assert.Equal([found[0], found[3], found[1] with { Score = (float)(0.8f * Math.Exp(-0.64 / 2)) }, found[2]], gaussian);
        Assert.Equal(found[0], Assert.Single(SoftNms.Linear(found, most: 1)));
        Assert.Equal(3, SoftNms.Linear(found, leastScore: 0.2).Length);
    }

    [Fact]
    public void Fused_boxes_are_the_mean_of_theirs_by_score()
    {
        FoundBox[] one = [new(0, A, 0.75f), new(1, A, 0.5f)], two = [new(0, NearA, 0.25f)];
        var fused = BoxFusion.Fuse([one, two]);
        Assert.Equal([new FoundBox(0, new Box(0, 0, 10, 9.5f), 0.5f), new FoundBox(1, A, 0.25f)], fused);
        Assert.Equal([new FoundBox(0, new Box(0, 0, 10, 9.5f), 0.75f), one[1]], BoxFusion.Fuse([.. one, .. two]));
        var weighed = BoxFusion.Fuse([one, two], weights: [1, 3]);
        Assert.Equal(new FoundBox(0, new Box(0, 0, 10, 9), 0.375f), weighed[0]);
    }

    [Fact]
    public void Wrong_rules_are_refused_by_name()
    {
        FoundBox[] negative = [new(0, A, -1)];
        Assert.Contains("one score for each box", Assert.Throws<ArgumentException>(() => Nms.Keep([A], [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Nms.Keep([A], [1], overlap: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nms.Keep([A], [1], most: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SoftNms.Gaussian([], sigma: 0));
        Assert.Contains("Calibrate", Assert.Throws<ArgumentException>(() => SoftNms.Linear(negative)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => BoxFusion.Fuse(negative));
        Assert.Throws<ArgumentException>(() => BoxFusion.Fuse([[]], weights: [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoxFusion.Fuse([[]], weights: [0]));
    }

    private static float Draw(int i, ulong stream) => SplitMix.Uniform(stream, (ulong)i);
}
