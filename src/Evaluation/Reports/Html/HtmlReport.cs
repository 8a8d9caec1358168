using System.Globalization;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The report as one page.</summary>
internal static class HtmlReport
{
    public static string Write(EvaluationReport report)
    {
        var parts = Parts(report).ToArray();
        var html = new StringBuilder();
        HtmlShell.Begin(html, report.Title, PageFiles.PageStyle, PageFiles.Script);
        html.Append("<a class=\"skip\" href=\"#summary\">To the figures</a>\n");
        HtmlShell.Top(html, report.Title, report.Subtitle, About(report));
        html.Append("<nav class=\"parts\" aria-label=\"Parts of the report\"><div class=\"wrap\">");
        foreach (var (id, name, _) in parts)
            html.Append(CultureInfo.InvariantCulture, $"<a href=\"#{id}\">{name}</a>");
        html.Append("</div></nav>\n<main class=\"wrap\">\n");
        foreach (var (id, _, content) in parts)
            html.Append(CultureInfo.InvariantCulture, $"<section id=\"{id}\">{content}</section>\n");
        html.Append("</main>\n");
        HtmlShell.End(html, report.Created, PageFiles.Script);
        return html.ToString();
    }

    private static IEnumerable<(string Id, string Name, string Content)> Parts(EvaluationReport report)
    {
        yield return ("summary", "Summary", FigurePart.Summary(report));
        if (report.Matrix is not null && report.Classes.Count > 0)
            yield return ("confusion", "Confusion", ConfusionPart.Write(report));
        if (report.ClassFigures is not null)
            yield return ("classes", "Classes", ClassPart.Write(report));
        if (report.Curves.Count > 0)
            yield return ("curves", "Curves", CurvePart.Write(report));
        if (ChartWriter.Has(report, ReportChart.Reliability))
            yield return ("calibration", "Calibration", FigurePart.Calibration(report));
        if (report.Sample.Count > 0)
            yield return ("errors", "Errors", FigurePart.Errors(report));
        if (report.History.Count > 0)
            yield return ("training", "Training", CurvePart.History(report));
        if (report.Mistakes.Count > 0)
            yield return ("mistakes", "Mistakes",
                ExamplePart.Write(report, "Most confident mistakes", "What the model was most sure of and got wrong.", report.Mistakes));
        if (report.Uncertain.Count > 0)
            yield return ("uncertain", "Least certain",
                ExamplePart.Write(report, "Least certain", "Rows where the two best answers are closest.", report.Uncertain));
        if (CardFacts.Of(report.Card).Any())
            yield return ("model", "Model", FigurePart.Card(report));
    }

    private static string About(EvaluationReport report) => $"{report.Task} · {Format.Count(report.Rows)} {(report.Rows == 1 ? "row" : "rows")}"
        + (report.Classes.Count > 0 ? $" · {report.Classes.Count} classes" : "");
}
