using System.Globalization;
using System.Text;
using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Evaluation;

/// <summary>Bars for the shares of components, a line for their sum.</summary>
internal static class ScreePlot
{
    private const double Bar = 0.35;

    public static SvgPicture Draw(IReadOnlyList<double> shares, string title)
    {
        var frame = new PlotFrame(0.5, shares.Count + 0.5, 0, 1);
        var svg = frame.Begin("component", "share of the variance", wholeX: true);
        var (sum, sums) = (0.0, new List<(double X, double Y)>());
        foreach (var (i, share) in shares.Index())
        {
            var (left, right) = (frame.X(i + 1 - Bar), frame.X(i + 1 + Bar));
            svg.Append(CultureInfo.InvariantCulture, $"<g><title>component {i + 1}: {share:P1}</title>")
                .Rect(left, frame.Y(share), right - left, frame.Y(0) - frame.Y(share), "class=\"bar\"").Append("</g>");
            sum += share;
            sums.Add((i + 1, sum));
        }

        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"series\" style=\"{SeriesColour.Style(1)}\"><path d=\"{frame.Path(sums)}\"/>");
        Dots(svg, frame, sums);
        return new SvgPicture(
            PlotFrame.Width, PlotFrame.Height, title, string.Create(CultureInfo.InvariantCulture, $"{shares.Count} components explain {sum:P1}."),
            svg.Append("</g>").ToString());
    }

    private static void Dots(StringBuilder svg, PlotFrame frame, List<(double X, double Y)> sums)
    {
        foreach (var (x, y) in sums)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{SvgText.Unit(frame.X(x))}\" cy=\"{SvgText.Unit(frame.Y(y))}\" r=\"2.5\"/>");
        }
    }
}
