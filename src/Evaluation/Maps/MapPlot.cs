using System.Globalization;
using System.Text;
using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Evaluation.Maps;

/// <summary>A map as a square of dots, without axes: only what is near what has a meaning.</summary>
internal static class MapPlot
{
    private const double Smallest = 1.1, Largest = 4.5, Dense = 75;

    public static SvgPicture Draw(PictureMap map, MapSpace space, IReadOnlyList<int> groups)
    {
        var frame = new PlotFrame(-1, 1, -1, 1, PlotRoom.Square);
        var svg = new StringBuilder();
        foreach (var line in new[] { -0.5, 0, 0.5 })
            svg.Line(frame.X(line), 0, frame.X(line), PlotRoom.Square.Height, "grid").Line(0, frame.Y(line), PlotFrame.Width, frame.Y(line), "grid");
        var points = groups.Select((g, i) => space.Seen(i) is var (x, y) ? new PlotPoint(x, y, Group: g) : throw new InvalidOperationException()).ToArray();
        PointPlot.Series(svg, frame, points, Math.Clamp(Dense / Math.Sqrt(points.Length), Smallest, Largest));
        svg.Append("<circle class=\"cursor\" r=\"7\" cx=\"-20\" cy=\"-20\"/>");
        return new SvgPicture(
            PlotFrame.Width, PlotRoom.Square.Height, map.Title,
            string.Create(CultureInfo.InvariantCulture, $"A map of {points.Length} items."), svg.ToString());
    }
}
