using System.Security.Cryptography;
using MLNetVision.Samples.Shared.Scenes;

namespace MLNetVision.Tests.Unit.Samples.Scenes;

/// <summary>What the generated scenes promise, over all 800 of them where no picture is needed.</summary>
public class SceneTests
{
    private static readonly Lazy<ScenePlan[]> TrainingPlans = new(() => Plans(SceneSet.Training));
    private static readonly Lazy<ScenePlan[]> TestPlans = new(() => Plans(SceneSet.Test));

    private static IEnumerable<ScenePlan> All => TrainingPlans.Value.Concat(TestPlans.Value);

    [Fact]
    public void There_are_600_scenes_to_learn_from_and_200_others()
    {
        Assert.Equal(600, TrainingPlans.Value.Length);
        Assert.Equal(200, TestPlans.Value.Length);
        Assert.Equal(800, All.Select(p => p.Stream).Distinct().Count());
    }

    [Fact]
    public void Scenes_hold_1_to_6_objects_and_every_count_is_frequent()
    {
        var counts = All.CountBy(p => p.Objects.Count).ToDictionary();

        Assert.Equal([1, 2, 3, 4, 5, 6], counts.Keys.Order());
        Assert.All(counts.Values, n => Assert.True(n > 80));
    }

    [Fact]
    public void Boxes_are_24_to_160_pixels_and_within_the_picture()
    {
        Assert.All(All.SelectMany(p => p.Objects), o =>
        {
            Assert.InRange(Math.Min(o.Box.Width, o.Box.Height), 24, 160);
            Assert.InRange(Math.Max(o.Box.Width, o.Box.Height), 24, 160);
            Assert.True(o.Box is { X0: >= 0, Y0: >= 0, X1: <= SceneSet.Width, Y1: <= SceneSet.Height });
        });
    }

    [Fact]
    public void Small_and_great_objects_are_both_frequent()
    {
        var sides = All.SelectMany(p => p.Objects).Select(o => Math.Max(o.Box.Width, o.Box.Height)).ToArray();

        Assert.True(sides.Count(s => s < 40) > sides.Length / 10);
        Assert.True(sides.Count(s => s > 100) > sides.Length / 20);
    }

    [Fact]
    public void Of_ten_objects_three_are_partly_hidden_and_none_too_far()
    {
        foreach (var plans in new[] { TrainingPlans.Value, TestPlans.Value })
        {
            var objects = plans.SelectMany(p => p.Objects).ToArray();
            Assert.True(objects.Count(o => o.IsOccluded) >= 0.3 * objects.Length);
            Assert.All(objects, o => Assert.InRange(o.Hidden, 0, SceneVisibility.MostHidden));
        }
    }

    [Fact]
    public void Classes_are_equally_frequent()
    {
        foreach (var plans in new[] { TrainingPlans.Value, TestPlans.Value })
        {
            var labels = plans.SelectMany(p => p.Objects).CountBy(o => o.Label).ToDictionary();
            Assert.Equal(SceneClass.All.Count, labels.Count);
            Assert.All(labels.Values, n => Assert.InRange(n * 6.0 / labels.Values.Sum(), 0.75, 1.25));
        }
    }

    [Fact]
    public void What_is_not_asked_for_is_of_no_class()
    {
        var others = All.SelectMany(p => p.Figures).Where(f => f.Label < 0).ToArray();

        Assert.DoesNotContain(others, f => SceneClass.All.Any(c => c.Shape == f.Shape && c.Texture == f.Texture));
        Assert.Contains(others, f => SceneClass.All.Any(c => c.Shape == f.Shape));
        Assert.Contains(others, f => SceneClass.All.Any(c => c.Texture == f.Texture));
        Assert.All(All, p => Assert.Equal(p.Objects.Select(o => o.Label), p.Figures.Where(f => f.Label >= 0).Select(f => f.Label)));
    }

    [Fact]
    public void A_scene_is_the_same_whoever_draws_it_when()
    {
        var together = SceneSet.Training.DrawAll(6);

        for (var i = together.Length - 1; i >= 0; i--)
        {
            var alone = SceneSet.Training.Draw(i);
            Assert.Equal(alone.Objects, together[i].Objects);
            Assert.True(alone.Picture.Samples.SequenceEqual(together[i].Picture.Samples));
        }
    }

    [Fact]
    public void A_scene_is_the_same_on_every_machine()
    {
        var scene = SceneSet.Test.Draw(3);

        Assert.Equal((SceneSet.Width, SceneSet.Height, 3), (scene.Picture.Width, scene.Picture.Height, scene.Picture.Channels));
        Assert.Equal("DC276466DAA54020", Convert.ToHexString(SHA256.HashData(scene.Picture.Samples))[..16]);
    }

    [Fact]
    public void A_mean_colour_tells_no_class()
    {
        var scenes = SceneSet.Training.DrawAll(80);
        var known = scenes[..40].SelectMany(MeanColours).ToArray();
        var unseen = scenes[40..].SelectMany(MeanColours).ToArray();
        var centres = known.GroupBy(o => o.Label).ToDictionary(g => g.Key, g => Enumerable.Range(0, 3).Select(c => g.Average(o => o.Mean[c])).ToArray());

        var right = unseen.Count(o => centres.MinBy(c => Distance(c.Value, o.Mean)).Key == o.Label);

        Assert.True(right < 0.3 * unseen.Length, $"{right} of {unseen.Length}");
    }

    private static ScenePlan[] Plans(SceneSet set) => [.. Enumerable.Range(0, set.Count).AsParallel().AsOrdered().Select(set.Plan)];

    private static double Distance(double[] a, double[] b) => a.Zip(b).Sum(p => (p.First - p.Second) * (p.First - p.Second));

    private static IEnumerable<(int Label, double[] Mean)> MeanColours(Scene scene) => scene.Objects.Select(o =>
    {
        var mean = new double[3];
        for (var y = (int)o.Box.Y0; y < o.Box.Y1; y++)
        {
            for (var x = (int)o.Box.X0; x < o.Box.X1; x++)
            {
                for (var c = 0; c < 3; c++)
                    mean[c] += scene.Picture[x, y, c] / o.Box.Area;
            }
        }

        return (o.Label, mean);
    });
}
