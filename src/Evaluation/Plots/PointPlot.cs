using System.Globalization;
using System.Text;
using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Evaluation;

/// <summary>A dot for each point, in its group's colour, with its name; a legend of the groups.</summary>
internal static class PointPlot
{
    private const double LegendLine = 15;

    // More dots than these are drawn smaller, so that they do not hide each other.
    private const int Many = 300;

    public static SvgPicture Draw(IReadOnlyList<PlotPoint> points, (string X, string Y) axes, string title, IReadOnlyList<string> groups)
    {
        var frame = PlaneFrame.Around(points.Select(p => (p.X, p.Y)));
        var svg = frame.Begin(axes.X, axes.Y);
        Series(svg, frame, points, points.Count > Many ? 1.5 : 3.5);
        var height = PlotFrame.Height;
        foreach (var (i, name) in groups.Index())
        {
            height = PlotFrame.Height + ((i + 1) * LegendLine);
            svg.Append(CultureInfo.InvariantCulture, $"<g class=\"series\" style=\"{SeriesColour.Style(i)}\">");
            Dot(svg, 55, height - 8, 4, null);
            svg.Append("</g>").Text(66, height - 4, "tick", name, "start");
        }

        return new SvgPicture(PlotFrame.Width, height, title, $"{points.Count} points along {axes.X} and {axes.Y}.", svg.ToString());
    }

    /// <summary>The dots of each group, one group after the other, and in each as they come.</summary>
    public static void Series(StringBuilder svg, PlotFrame frame, IReadOnlyList<PlotPoint> points, double size)
    {
        foreach (var group in points.GroupBy(p => p.Group).OrderBy(g => g.Key))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<g class=\"series\" data-series=\"{group.Key}\" style=\"{SeriesColour.Style(group.Key)}\">");
            foreach (var point in group)
            {
                Dot(svg, frame.X(point.X), frame.Y(point.Y), size, point.Name);
            }

            svg.Append("</g>");
        }
    }

    private static void Dot(StringBuilder svg, double x, double y, double size, string? name)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{SvgText.Unit(x)}\" cy=\"{SvgText.Unit(y)}\" r=\"{SvgText.Unit(size)}\"/>");
        if (name is not null)
        {
            svg.Text(x, y - 7, "label", name, PlaneFrame.Anchor(x));
        }
    }
}
