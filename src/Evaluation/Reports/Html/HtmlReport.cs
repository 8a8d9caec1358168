using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>
/// The report as one page. The page may load nothing and run no script but its own, whose hash it names, so that even a name that slipped through
/// unescaped could do nothing.
/// </summary>
internal static class HtmlReport
{
    public static string Write(EvaluationReport report)
    {
        var parts = Parts(report).ToArray();
        var html = new StringBuilder();
        Head(html, report);
        html.Append("<body>\n<a class=\"skip\" href=\"#summary\">To the figures</a>\n");
        Top(html, report);
        html.Append("<nav class=\"parts\" aria-label=\"Parts of the report\"><div class=\"wrap\">");
        foreach (var (id, name, _) in parts)
            html.Append(CultureInfo.InvariantCulture, $"<a href=\"#{id}\">{name}</a>");
        html.Append("</div></nav>\n<main class=\"wrap\">\n");
        foreach (var (id, _, content) in parts)
            html.Append(CultureInfo.InvariantCulture, $"<section id=\"{id}\">{content}</section>\n");
        html.Append("</main>\n<footer class=\"wrap\">").Append(Footer(report)).Append("</footer>\n");
        html.Append("<script>").Append(PageFiles.Script).Append("</script>\n</body>\n</html>\n");
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

    private static void Head(StringBuilder html, EvaluationReport report)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PageFiles.Script)));
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append(CultureInfo.InvariantCulture,
            $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src "
            + $"'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{SvgText.Escape(report.Title)}</title>\n<style>\n{PageFiles.PageStyle}</style>\n</head>\n");
    }

    private static void Top(StringBuilder html, EvaluationReport report)
    {
        html.Append(CultureInfo.InvariantCulture, $"<header class=\"top\"><div class=\"wrap\"><div><h1><bdi>{SvgText.Escape(report.Title)}</bdi></h1>");
        if (report.Subtitle.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<p><bdi>{SvgText.Escape(report.Subtitle)}</bdi></p>");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{report.Task} · {Format.Count(report.Rows)} {(report.Rows == 1 ? "row" : "rows")}");
        if (report.Classes.Count > 0)
            html.Append(CultureInfo.InvariantCulture, $" · {report.Classes.Count} classes");
        html.Append("</p></div><button type=\"button\" id=\"theme\" class=\"needs-js\">Theme</button></div></header>\n");
    }

    private static string Footer(EvaluationReport report) => report.Created is { } created
        ? $"<p>Made by MLNetVision on {created.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)}.</p>"
        : "<p>Made by MLNetVision.</p>";
}
