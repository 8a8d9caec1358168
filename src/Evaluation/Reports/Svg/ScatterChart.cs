using System.Globalization;
namespace MLNetVision.Evaluation.Reports;

/// <summary>Predicted numbers over actual ones; on the diagonal they are the same.</summary>
internal static class ScatterChart
{
    public static SvgPicture Draw(EvaluationReport report)
    {
        var points = report.Sample.Where(p => double.IsFinite(p.Actual) && double.IsFinite(p.Predicted)).ToArray();
        var all = points.SelectMany(p => new[] { p.Actual, p.Predicted }).DefaultIfEmpty(0).ToArray();
        var (low, high) = (all.Min(), all.Max());
        var room = high > low ? (high - low) * 0.04 : 1;
        var frame = new PlotFrame(low - room, high + room, low - room, high + room);
        var svg = frame.Begin("actual", "predicted").Line(frame.X(low), frame.Y(low), frame.X(high), frame.Y(high), "chance");
        foreach (var (actual, predicted) in points)
            svg.Append(CultureInfo.InvariantCulture,
                $"<circle class=\"point\" cx=\"{SvgText.Unit(frame.X(actual))}\" cy=\"{SvgText.Unit(frame.Y(predicted))}\" r=\"3\"/>");
        return new SvgPicture(PlotFrame.Width, PlotFrame.Height, "Predicted over actual", $"{points.Length} rows.", svg.ToString());
    }
}
