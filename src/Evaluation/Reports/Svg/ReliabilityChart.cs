using System.Globalization;

namespace MLNetVision.Evaluation.Reports;

/// <summary>Bars of what came of each bin, a mark where the model said it would be, and below how many rows there are.</summary>
internal static class ReliabilityChart
{
    private const double CountHeight = 46;

    public static SvgPicture Draw(EvaluationReport report)
    {
        var frame = new PlotFrame(0, 1, 0, 1);
        var svg = frame.Begin("probability", "share that came true");
        var (bins, bottom) = (report.Reliability!.Bins, PlotFrame.Height + CountHeight);
        var most = Math.Max(1, bins.Max(b => b.Rows));
        foreach (var bin in bins.Where(b => b.Rows > 0))
        {
            var (left, right) = (frame.X(bin.Lower) + 1, Math.Max(frame.X(bin.Upper) - 1, frame.X(bin.Lower) + 2));
            var said = frame.X(bin.Probability);
            svg.Append("<g class=\"bin\">").Append(CultureInfo.InvariantCulture,
                $"<title>{Range(bin.Lower, bin.Upper)}: {Format.Count(bin.Rows)} rows, said {Format.Percent(bin.Probability)}, came "
                + $"{Format.Percent(bin.Share)}</title>");
            svg.Rect(left, frame.Y(bin.Share), right - left, frame.Y(0) - frame.Y(bin.Share), "class=\"bar\"");
            svg.Line(said, frame.Y(bin.Share), said, frame.Y(bin.Probability), "gap");
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot\" cx=\"{SvgText.Unit(said)}\" cy=\"{SvgText.Unit(frame.Y(bin.Share))}\" r=\"4\"/>");
            var count = Math.Max(1, bin.Rows * (CountHeight - 16) / most);
            svg.Rect(left, bottom - 14 - count, right - left, count, "class=\"count\"").Append("</g>");
        }

        svg.Line(frame.X(0), frame.Y(0), frame.X(1), frame.Y(1), "chance").Text((frame.X(0) + frame.X(1)) / 2, bottom - 2, "tick", "rows in each bin");
        return new SvgPicture(PlotFrame.Width, bottom + 2, "Reliability", "What came true over what was said; on the diagonal the two are the same.",
            svg.ToString());
    }

    private static string Range(double lower, double upper) => string.Create(CultureInfo.InvariantCulture, $"{lower:0.###} to {upper:0.###}");
}
