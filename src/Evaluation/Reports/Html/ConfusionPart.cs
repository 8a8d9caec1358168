using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The confusion matrix of a page, and which classes are confused most.</summary>
internal static class ConfusionPart
{
    private const string Tools = "<div class=\"group needs-js\" role=\"group\" aria-label=\"What cells show\">"
        + "<button type=\"button\" data-mode=\"count\" aria-pressed=\"false\">Counts</button><button type=\"button\" data-mode=\"row\" "
            + "aria-pressed=\"true\">% of actual</button>"
        + "<button type=\"button\" data-mode=\"column\" aria-pressed=\"false\">% of predicted</button></div>";

    /// <summary>Narrower than this share of its own size the chart is not shown: it scrolls.</summary>
    private const double Shrink = 0.8, WidestRem = 52;

    public static string Write(EvaluationReport report)
    {
        var html = new StringBuilder(FigurePart.Heading(
            "Confusion matrix", "<span class=\"swatch right\"></span>right <span class=\"swatch wrong\" style=\"margin-left:.6em\"></span>mistaken; the "
            + "stronger, the more.", Tools));
        var width = ChartWriter.Draw(report, ReportChart.Confusion, names: false).Width / 16;
        html.Append(
            "<div class=\"matrix\"><div class=\"view\" tabindex=\"0\" role=\"region\" aria-label=\"Confusion matrix; arrow keys go from cell to cell\">");
        html.Append(ChartWriter.Inline(report, ReportChart.Confusion, string.Create(CultureInfo.InvariantCulture,
            $"style=\"min-width:{width * Shrink:0.#}rem;max-width:{Math.Min(WidestRem, width * 1.6):0.#}rem\"")));
        html.Append("</div><div><div id=\"cell-detail\" class=\"cell-detail needs-js\" aria-live=\"polite\"><p class=\"soft\">Point at a cell, tap it, or "
            + "use the arrow keys.</p></div>");
        Confused(html, report);
        html.Append("</div></div>").Append("<script type=\"application/json\" id=\"confusion-data\">").Append(Data(report)).Append("</script>");
        return html.ToString();
    }

    private static void Confused(StringBuilder html, EvaluationReport report)
    {
        if (report.Confused.Count == 0)
            return;
        html.Append("<h3 style=\"margin:1rem 0 .4rem\">Most often confused</h3><table class=\"plain\"><thead><tr><th>Actual → "
            + "predicted</th><th>Rows</th><th>Share</th></tr></thead><tbody>");
        foreach (var pair in report.Confused)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td><bdi>{SvgText.Escape(pair.Actual)}</bdi> → <bdi>{SvgText.Escape(pair.Predicted)}</bdi></td>");
            html.Append(CultureInfo.InvariantCulture, $"<td>{Format.Count(pair.Rows)}</td><td>{Format.Percent(pair.Share)}</td></tr>");
        }

        html.Append("</tbody></table>");
    }

    /// <summary>Names and counts above 0. The serializer escapes what could end the element.</summary>
    private static string Data(EvaluationReport report)
    {
        var (matrix, place) = (report.Matrix!, ConfusionChart.Place(report));
        var places = Enumerable.Range(0, matrix.Classes).ToArray();
        var counts = places.SelectMany(a => places.Where(p => matrix[a, p] > 0).Select(p => new[] { a, p, matrix[a, p] }));
        return JsonSerializer.Serialize(new { names = report.Classes, counts, left = place.Left, top = place.Top, cell = place.Cell });
    }
}
