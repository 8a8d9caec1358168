using System.Globalization;
using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Evaluation;

/// <summary>
/// An arm from the origin for each column. Long ones have their names beside them where these do not cover each other; the others tell them when pointed at.
/// </summary>
internal static class LoadPlot
{
    // Arms shorter than this share of the longest would be names on top of each other.
    private const double Telling = 0.2;

    private const double LetterWidth = 5.5;
    private const double LetterHeight = 11;

    public static SvgPicture Draw(IReadOnlyList<PlotPoint> loads, (string X, string Y) axes, string title)
    {
        var frame = PlaneFrame.Around(loads.Select(l => (l.X, l.Y)).Append((0, 0)));
        var svg = frame.Begin(axes.X, axes.Y);
        var longest = loads.Max(Length);
        var names = new List<(double Left, double Right, double Base)>();
        foreach (var load in loads.OrderByDescending(Length))
        {
            var (x, y) = (frame.X(load.X), frame.Y(load.Y));
            svg.Append(CultureInfo.InvariantCulture, $"<g><title>{SvgText.Escape(load.Name!)}: {load.X:G3}, {load.Y:G3}</title>")
                .Line(frame.X(0), frame.Y(0), x, y, "axis")
                .Append(CultureInfo.InvariantCulture, $"<circle class=\"dot\" cx=\"{SvgText.Unit(x)}\" cy=\"{SvgText.Unit(y)}\" r=\"3\"/></g>");
            var name = Name(load, x, load.Y < 0 ? y + 14 : y - 7);
            if (Length(load) > Telling * longest && names.All(n => n.Left > name.Right || n.Right < name.Left || Math.Abs(n.Base - name.Base) > LetterHeight))
            {
                names.Add(name);
                svg.Text(x, name.Base, "tick", load.Name!, PlaneFrame.Anchor(x));
            }
        }

        return new SvgPicture(PlotFrame.Width, PlotFrame.Height, title, $"{loads.Count} columns along {axes.X} and {axes.Y}.", svg.ToString());
    }

    /// <summary>The room that a name takes.</summary>
    private static (double Left, double Right, double Base) Name(PlotPoint load, double x, double y)
    {
        var width = LetterWidth * load.Name!.Length;
        var left = PlaneFrame.Anchor(x) switch { "start" => x, "end" => x - width, _ => x - (width / 2) };
        return (left, left + width, y);
    }

    private static double Length(PlotPoint load) => double.Hypot(load.X, load.Y);
}
