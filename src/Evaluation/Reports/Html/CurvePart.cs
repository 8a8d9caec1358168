using System.Globalization;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>Plots of a page with a chip for each line.</summary>
internal static class CurvePart
{
    /// <summary>How many of the worst classes are shown at first where there are many, and with how many lines there is a filter.</summary>
    private const int WorstShown = 5, Filtered = 12;

    public static string Write(EvaluationReport report)
    {
        var curves = CurveCharts.Ordered(report);
        var isMany = curves.Count > CurveCharts.KeepOrder;
        var html = new StringBuilder(FigurePart.Heading(
            "Curves", isMany ? $"At first the {WorstShown} classes with the least average precision." : "Of each threshold that a score could have."));
        html.Append("<div data-plots><div class=\"plots\">");
        Plot(html, report, ReportChart.Roc, "ROC");
        Plot(html, report, ReportChart.PrecisionRecall, "Precision and recall");
        html.Append("</div>");
        Chips(html, "curve", [.. curves.Select((c, i) => (c.Name, Format.Number(c.Curves.PrecisionRecall.AveragePrecision), !isMany || i < WorstShown))]);
        return html.Append("</div>").ToString();
    }

    public static string History(EvaluationReport report)
    {
        var html = new StringBuilder(FigurePart.Heading("Training", $"{report.History.Count} epochs; the last figure of each line.")).Append(
            "<div class=\"plots\">");
        foreach (var (chart, names) in new[] { (ReportChart.TrainingLoss, HistoryCharts.Losses(report)),
            (ReportChart.TrainingMetrics, HistoryCharts.Metrics(report)) })
        {
            if (names.Length == 0)
                continue;
            html.Append("<div data-plots><div class=\"plots\">");
            Plot(html, report, chart, chart == ReportChart.TrainingLoss ? "Loss" : "Metrics");
            html.Append("</div>");
            Chips(html, "line", [.. names.Select(name => (name, Format.Number(report.History.Last(p => p.Figures.ContainsKey(name)).Figures[name]), true))]);
            html.Append("</div>");
        }

        return html.Append("</div>").ToString();
    }

    private static void Plot(StringBuilder html, EvaluationReport report, ReportChart chart, string name) =>
        html.Append("<figure><figcaption>").Append(name).Append("</figcaption>").Append(ChartWriter.Inline(report, chart)).Append("</figure>");

    /// <summary>A chip for each line or group of dots, which shows and hides it in the plots beside it; a filter where there are many.</summary>
    public static void Chips(StringBuilder html, string what, IReadOnlyList<(string Name, string Figure, bool Shown)> lines)
    {
        if (lines.Count > Filtered)
        {
            html.Append("<div class=\"tools needs-js\">");
            html.Append(CultureInfo.InvariantCulture,
                $"<input type=\"search\" placeholder=\"Find a {what}\" aria-label=\"Find a {what}\" data-filter=\"[data-plots] .chip\">");
            html.Append("<button type=\"button\" data-all>Show all</button><button type=\"button\" data-none>Hide all</button></div>");
        }

        html.Append("<div class=\"legend\" role=\"group\" aria-label=\"What is shown\">");
        for (var i = 0; i < lines.Count; i++)
        {
            var name = SvgText.Escape(lines[i].Name);
            html.Append(CultureInfo.InvariantCulture,
                $"<button type=\"button\" class=\"chip\" data-series=\"{i}\" data-name=\"{name}\" title=\"{name}\" style=\"{SeriesColour.Style(i)}\" ");
            html.Append(CultureInfo.InvariantCulture,
                $"aria-pressed=\"{(lines[i].Shown ? "true" : "false")}\"><bdi class=\"name\">{name}</bdi><span "
                + $"class=\"figure\">{lines[i].Figure}</span></button>");
        }

        html.Append("</div>");
    }
}
