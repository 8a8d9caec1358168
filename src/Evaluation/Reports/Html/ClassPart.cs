using System.Globalization;
using System.Text;
using MLNetVision.Metrics;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The table of the classes, sorted by any column.</summary>
internal static class ClassPart
{
    /// <summary>With more classes than this there is a filter.</summary>
    private const int Filtered = 15;

    public static string Write(EvaluationReport report)
    {
        var figures = report.ClassFigures!;
        var hasBeta = figures.Beta != 1;
        var hasCurves = report.Curves.Count == report.Classes.Count;
        var filter = report.Classes.Count > Filtered
            ? "<input type=\"search\" class=\"needs-js\" placeholder=\"Find a class\" aria-label=\"Find a class\" data-filter=\"#class-table tbody tr\">"
            : "";
        var html = new StringBuilder(FigurePart.Heading("Classes", "A heading sorts by its column.", filter));
        html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Figures of each class\"><table class=\"sortable\" "
            + "id=\"class-table\"><thead><tr>");
        string[] heads = ["Class", "Support", "Precision", "Recall", "F1", .. hasBeta ? [$"F{Format.Short(figures.Beta)}"] : Array.Empty<string>(),
            .. hasCurves ? ["AUC", "AP"] : Array.Empty<string>()];
        foreach (var head in heads)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" aria-sort=\"none\"><button type=\"button\">{head}</button></th>");
        html.Append("</tr></thead><tbody>");
        foreach (var c in figures.Classes)
            Row(html, report, c, hasBeta, hasCurves);
        html.Append("</tbody><tfoot>");
        foreach (var (name, average) in new[] { ("Micro average", figures.Micro), ("Macro average", figures.Macro), ("Weighted average", figures.Weighted) })
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{name}</td><td>{Format.Count(figures.Classes.Sum(c => c.Support))}</td>");
            double[] values = [average.Precision, average.Recall, average.F1, .. hasBeta ? [average.FBeta] : Array.Empty<double>()];
            html.Append(string.Concat(values.Select(v => $"<td>{Format.Number(v)}</td>"))).Append(hasCurves ? "<td></td><td></td>" : "").Append("</tr>");
        }

        return html.Append("</tfoot></table></div>").ToString();
    }

    private static void Row(StringBuilder html, EvaluationReport report, ClassFigures c, bool hasBeta, bool hasCurves)
    {
        var name = SvgText.Escape(report.Classes[c.Label]);
        html.Append(CultureInfo.InvariantCulture,
            $"<tr data-name=\"{name}\"><td title=\"{name}\"><bdi>{name}</bdi></td><td data-v=\"{c.Support}\">{Format.Count(c.Support)}</td>");
        double[] shares = [c.Precision, c.Recall, c.F1, .. hasBeta ? [c.FBeta] : Array.Empty<double>()];
        foreach (var share in shares)
            html.Append(CultureInfo.InvariantCulture,
                $"<td class=\"meter\" style=\"--v:{SvgText.Unit(double.IsNaN(share) ? 0 : share * 100)}%\" "
                + $"data-v=\"{Format.Exact(share)}\">{Format.Number(share)}</td>");
        if (hasCurves)
        {
            var curves = report.Curves[c.Label].Curves;
            foreach (var area in new[] { curves.Roc.Area, curves.PrecisionRecall.AveragePrecision })
                html.Append(CultureInfo.InvariantCulture, $"<td data-v=\"{Format.Exact(area)}\">{Format.Number(area)}</td>");
        }

        html.Append("</tr>");
    }
}
