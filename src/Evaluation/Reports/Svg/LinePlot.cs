using System.Globalization;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>A line of a plot.</summary>
internal sealed record PlotSeries(string Name, string Figure, IReadOnlyList<(double X, double Y)> Points);

/// <summary>Several lines in a frame. Each is a group that a page can show and hide by its number.</summary>
internal static class LinePlot
{
    /// <summary>The most lines that a file of its own names under the plot.</summary>
    private const int Named = 12;

    private const int LegendLetters = 25;
    private const double Row = 17;

    public static SvgPicture Draw(string title, string description, PlotFrame frame, StringBuilder svg, IReadOnlyList<PlotSeries> series, bool names)
    {
        for (var i = 0; i < series.Count; i++)
        {
            var s = series[i];
            svg.Append(CultureInfo.InvariantCulture,
                $"<g class=\"series\" data-series=\"{i}\" style=\"{SeriesColour.Style(i)}\"><path d=\"{frame.Path(s.Points)}\"/>");
            if (s.Points.Count == 1 && double.IsFinite(s.Points[0].X) && double.IsFinite(s.Points[0].Y))
                svg.Append(CultureInfo.InvariantCulture,
                    $"<circle cx=\"{SvgText.Unit(frame.X(s.Points[0].X))}\" cy=\"{SvgText.Unit(frame.Y(s.Points[0].Y))}\" r=\"3.5\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<title>{SvgText.Escape(s.Name)} {SvgText.Escape(s.Figure)}</title></g>");
        }

        var height = PlotFrame.Height;
        if (names && series.Count > 0)
            height += Legend(svg, series);
        return new SvgPicture(PlotFrame.Width, height, title, description, svg.ToString());
    }

    private static double Legend(StringBuilder svg, IReadOnlyList<PlotSeries> series)
    {
        if (series.Count > Named)
        {
            svg.Text(PlotFrame.Width / 2, PlotFrame.Height + 12, "tick", $"{series.Count} lines");
            return Row + 4;
        }

        for (var i = 0; i < series.Count; i++)
        {
            var (x, y) = (50 + (i % 2 * 175), PlotFrame.Height + 14 + (i / 2 * Row));
            svg.Append(CultureInfo.InvariantCulture,
                $"<g class=\"series\" style=\"{SeriesColour.Style(i)}\"><path d=\"M{x} {SvgText.Unit(y - 4)}h16\"/></g>");
            svg.Text(x + 22, y, "tick", $"{Format.Cut(series[i].Name, LegendLetters - series[i].Figure.Length)} {series[i].Figure}", "start");
        }

        return ((series.Count + 1) / 2 * Row) + 6;
    }
}
