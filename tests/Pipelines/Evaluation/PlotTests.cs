using System.Xml.Linq;
using MLNetVision.Evaluation;

namespace MLNetVision.Tests.Pipelines.Evaluation;

/// <summary>Plots of numbers are well-formed, complete, and safe whatever names say.</summary>
public sealed class PlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_scree_plot_has_a_bar_for_each_share_and_a_line_that_rises_to_their_sum()
    {
        var picture = XDocument.Parse(Plots.Scree([0.5, 0.25, 0.125]).ToSvg()).Root!;
        var bars = Of(picture, "rect", "bar").Select(r => (double)r.Attribute("height")!).ToArray();
        Assert.Equal(3, bars.Length);
        Assert.Equal(2, bars[0] / bars[1], 0.02);
        Assert.Equal(4, bars[0] / bars[2], 0.05);
        var heights = picture.Descendants(Svg + "circle").Select(c => (double)c.Attribute("cy")!).ToArray();
        Assert.Equal(heights.OrderDescending(), heights);
        Assert.Equal(1.5, (heights[0] - heights[1]) / (heights[1] - heights[2]) * 0.75, 0.02);
        Assert.Contains("87.5", picture.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_load_plot_has_an_arm_from_the_origin_for_each_column()
    {
        var picture = XDocument.Parse(Plots.Loads(["up", "right", "far <left>"], [0, 0.5, -1], [1, 0, 0]).ToSvg()).Root!;
        var arms = Of(picture, "line", "axis").Where(l => l.Parent!.Name == Svg + "g" && l.Parent!.Element(Svg + "title") is not null).ToArray();
        Assert.Equal(3, arms.Length);
        Assert.Single(arms.Select(a => ((string)a.Attribute("x1")!, (string)a.Attribute("y1")!)).Distinct());
        Assert.Contains(picture.Descendants(Svg + "text"), t => t.Value == "far <left>");
        var (x, left) = ((double)arms[0].Attribute("x1")!, arms.Single(a => (double)a.Attribute("x2")! < (double)a.Attribute("x1")! - 1));
        Assert.Equal(left.Attribute("y1")!.Value, left.Attribute("y2")!.Value);
        Assert.True((double)left.Attribute("x2")! < x);
    }

    [Fact]
    public void Names_of_loads_do_not_cover_each_other()
    {
        var names = Enumerable.Range(0, 40).Select(i => $"column {i}").ToArray();
        var picture = XDocument.Parse(Plots.Loads(names, [.. names.Select((_, i) => 1 + (0.001 * i))], [.. names.Select(_ => 1.0)]).ToSvg()).Root!;
        Assert.Single(picture.Descendants(Svg + "text"), t => t.Value.StartsWith("column ", StringComparison.Ordinal));
        Assert.Equal(40, picture.Descendants(Svg + "title").Count(t => t.Value.StartsWith("column ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Points_have_colours_of_their_groups_and_a_legend()
    {
        PlotPoint[] points = [new(0, 0, "a & b"), new(1, 2, null, 1), new(2, 1, null, 1)];
        var plot = Plots.Points(points, ("first", "second"), "Two groups", ["one", "two"]);
        var picture = XDocument.Parse(plot.ToSvg()).Root!;
        Assert.Equal(5, picture.Descendants(Svg + "circle").Count());
        Assert.Equal(2, Of(picture, "g", "series").Select(g => (string)g.Attribute("style")!).Distinct().Count());
        Assert.Equal(["one", "two"], picture.Descendants(Svg + "text").Select(t => t.Value).Where(t => t is "one" or "two"));
        Assert.Contains(picture.Descendants(Svg + "text"), t => t.Value == "a & b");
        var page = Plot.ToHtml("A <page>", plot, plot);
        Assert.Contains("<h1>A &lt;page&gt;</h1>", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<figcaption>").Length - 1);
        Assert.DoesNotContain("http", page.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void One_point_and_equal_points_have_a_place()
    {
        Assert.DoesNotContain("NaN", Plots.Points([new(3, 3)]).ToSvg(), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", Plots.Loads(["none"], [0], [0]).ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Plots.Scree([]));
        Assert.Throws<ArgumentException>(() => Plots.Scree([double.NaN]));
        Assert.Throws<ArgumentException>(() => Plots.Loads(["a"], [1, 2], [1]));
        Assert.Throws<ArgumentException>(() => Plots.Points([new(double.PositiveInfinity, 0)]));
    }

    private static IEnumerable<XElement> Of(XElement picture, string element, string style) =>
        picture.Descendants(Svg + element).Where(e => (string?)e.Attribute("class") == style);
}
