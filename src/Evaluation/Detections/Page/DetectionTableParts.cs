using System.Globalization;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The tables of a page of detections.</summary>
internal static class DetectionTableParts
{
    /// <summary>The most classes whose confusions are written.</summary>
    public const int MostConfused = 40;

    /// <summary>With more classes than this there is a filter.</summary>
    private const int Filtered = 15;

    public static string Errors(DetectionEvaluation evaluation)
    {
        var errors = DetectionSections.Errors(evaluation.Metrics.Errors).ToArray();
        var most = Math.Max(errors.Max(e => double.IsNaN(e.Figures.Cost) ? 0 : e.Figures.Cost), 1e-9);
        var html = new StringBuilder(FigurePart.Heading(
            "Errors", "By how much mending all errors of a kind, and nothing else, would raise the mean average precision. Boxes of all scores."));
        html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Errors by kind\"><table class=\"sortable\"><thead><tr>");
        Heads(html, ["Kind", "Cost in mAP", "Count"]);
        html.Append("</tr></thead><tbody>");
        foreach (var (name, figures, meaning) in errors)
        {
            var kind = DetectionKinds.OfError(name);
            html.Append(CultureInfo.InvariantCulture,
                $"<tr><td title=\"{meaning}\"><span class=\"dot k-{kind}\"></span>{DetectionKinds.Name(kind)}"
                + $"<span class=\"soft small wide-only\"> · {meaning}</span></td>");
            Meter(html, figures.Cost, figures.Cost / most);
            html.Append(CultureInfo.InvariantCulture, $"<td data-v=\"{figures.Count}\">{Format.Count(figures.Count)}</td></tr>");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    public static string Classes(DetectionEvaluation evaluation)
    {
        var filter = evaluation.Classes.Count > Filtered
            ? "<input type=\"search\" class=\"needs-js\" placeholder=\"Find a class\" aria-label=\"Find a class\" data-filter=\"#class-table tbody tr\">" : "";
        var least = Format.Short(evaluation.Metrics.Rules.LeastScore);
        var html = new StringBuilder(FigurePart.Heading(
            "Classes", $"Precision, recall and F1 are of boxes of a score of {least} or more. A heading sorts by its column.", filter));
        html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Figures of each class\">"
            + "<table class=\"sortable\" id=\"class-table\"><thead><tr>");
        Heads(html, ["Class", "AP", "AP 2007", "AP COCO", "Precision", "Recall", "F1", "Objects", "Boxes"]);
        html.Append("</tr></thead><tbody>");
        foreach (var c in evaluation.Metrics.Classes.Take(evaluation.Classes.Count))
        {
            var name = SvgText.Escape(evaluation.Classes[c.Label]);
            html.Append(CultureInfo.InvariantCulture, $"<tr data-name=\"{name}\"><td title=\"{name}\"><bdi>{name}</bdi></td>");
            foreach (var share in new[] { c.Voc2010, c.Voc2007, c.Coco.Average, c.Precision, c.Recall, c.F1 })
                Meter(html, share, share);
            foreach (var count in new[] { c.Objects, c.Found })
                html.Append(CultureInfo.InvariantCulture, $"<td data-v=\"{count}\">{Format.Count(count)}</td>");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    public static string Confusion(DetectionEvaluation evaluation)
    {
        var matrix = evaluation.Metrics.Confusion;
        string[] names = [.. evaluation.Classes, DetectionSections.Background];
        int[] places = [.. Enumerable.Range(0, evaluation.Classes.Count), matrix.Classes - 1];
        var least = Format.Short(evaluation.Metrics.Rules.LeastScore);
        var html = new StringBuilder(FigurePart.Heading(
            "Confusion",
            $"Objects by row, what they were found as by column, of boxes of a score of {least} or more. An object taken for the background was missed."));
        html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"What was taken for what\">"
            + "<table class=\"confused\"><thead><tr><th></th>");
        foreach (var name in names)
        {
            html.Append(CultureInfo.InvariantCulture,
                $"<th scope=\"col\"><span class=\"plain\" title=\"{SvgText.Escape(name)}\"><bdi>{SvgText.Escape(name)}</bdi></span></th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var (name, actual) in names.Zip(places))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td title=\"{SvgText.Escape(name)}\"><bdi>{SvgText.Escape(name)}</bdi></td>");
            var sum = Math.Max(places.Sum(p => matrix[actual, p]), 1);
            foreach (var found in places)
            {
                var isRight = actual == found && actual != matrix.Classes - 1;
                var share = SvgText.Unit(100.0 * matrix[actual, found] / sum);
                html.Append(CultureInfo.InvariantCulture,
                    $"<td class=\"{(isRight ? "right" : "wrong")}\" style=\"--v:{share}%\">"
                    + $"{(matrix[actual, found] > 0 ? Format.Count(matrix[actual, found]) : "")}</td>");
            }

            html.Append("</tr>");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    private static void Heads(StringBuilder html, string[] heads)
    {
        foreach (var head in heads)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" aria-sort=\"none\"><button type=\"button\">{head}</button></th>");
    }

    private static void Meter(StringBuilder html, double value, double share) => html.Append(CultureInfo.InvariantCulture,
        $"<td class=\"meter\" style=\"--v:{SvgText.Unit(double.IsNaN(share) ? 0 : share * 100)}%\""
        + $" data-v=\"{Format.Exact(value)}\">{Format.Number(value)}</td>");
}
