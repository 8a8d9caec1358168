using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Samples.Shared.Scenes;
using MLNetVision.Samples.Shared.Scenes.Baseline;

namespace MLNetVision.Tests.Unit.Samples.Scenes;

public class ColourBaselineTests
{
    [Fact]
    public void Descriptions_hold_the_shares_of_colours_in_a_rectangle()
    {
        var picture = new Image<byte>(4, 2, 3);
        (picture[2, 1, 0], picture[3, 1, 2]) = (255, 255);

        var all = new ColourHistograms(picture).Describe(new PixelRegion(0, 0, 4, 2));
        var part = new ColourHistograms(picture).Describe(new PixelRegion(2, 1, 2, 1));

        Assert.Equal(Math.Sqrt(0.75), all[0], 1e-6);
        Assert.Equal(Math.Sqrt(0.125), all[3], 1e-6);
        Assert.Equal(Math.Sqrt(0.5), part[48], 1e-6);
        Assert.Equal(Math.Sqrt(0.5), part[64], 1e-6);
        Assert.Equal(0, part[66]);
    }

    /// <summary>
    /// Given the true boxes among others as regions, colours find less than half of the objects: what is best at a place is rarely of its class.
    /// </summary>
    [Fact]
    public void Colours_alone_tell_few_objects_even_where_their_boxes_are_known()
    {
        var scenes = SceneSet.Training.DrawAll(30);
        var baseline = ColourBaseline.Train(scenes[..20], picture => Regions(scenes.First(s => s.Picture == picture)));

        var right = 0;
        foreach (var scene in scenes[20..])
        {
            var found = baseline.Detect(scene.Picture, Regions(scene));
            right += scene.Objects.Count(o => found.Where(f => Iou.Of(f.Box, o.Box) >= 0.5)
                .OrderByDescending(f => f.Score).Select(f => f.Label).FirstOrDefault(-1) == o.Label);
        }

        var objects = scenes[20..].Sum(s => s.Objects.Count);
        Assert.True(right < 0.4 * objects, $"{right} of {objects}");
    }

    private static Proposal[] Regions(Scene scene)
    {
        var grid = Enumerable.Range(0, 400).Select(i => new PixelRegion(i % 20 * 12, i / 20 * 8, 60, 60));
        var boxes = scene.Objects.Select(o => new PixelRegion((int)o.Box.X0, (int)o.Box.Y0, (int)o.Box.Width, (int)o.Box.Height));
        return [.. grid.Concat(boxes).Select(r => new Proposal(r, 0))];
    }
}
