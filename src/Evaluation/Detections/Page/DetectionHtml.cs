using System.Globalization;
using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>A page of detections, part by part.</summary>
internal static class DetectionHtml
{
    private const int CurvePoints = 200;

    public static string Write(DetectionPage page) => new PartedPage(page.Title, page.Subtitle, About(page.Evaluation), page.Created)
    {
        Kind = "page", Style = PageFiles.DetectionStyle, Script = PageFiles.DetectionScript,
    }.Write(Parts(page));

    private static IEnumerable<(string Id, string Name, string Content)> Parts(DetectionPage page)
    {
        var evaluation = page.Evaluation;
        yield return ("summary", "Summary", Summary(page));
        if (evaluation.Pictures.Count > 0 && page.MostPictures > 0)
            yield return ("pictures", "Pictures", DetectionPicturePart.Write(page));
        if (evaluation.Classes.Count > 0)
        {
            yield return ("errors", "Errors", DetectionTableParts.Errors(evaluation));
            yield return ("classes", "Classes", DetectionTableParts.Classes(evaluation));
            yield return ("curves", "Curves", Curves(evaluation));
        }

        if (evaluation.Classes.Count is > 0 and <= DetectionTableParts.MostConfused)
            yield return ("confusion", "Confusion", DetectionTableParts.Confusion(evaluation));
    }

    private static string Summary(DetectionPage page)
    {
        var html = new StringBuilder(FigurePart.Heading("Summary"));
        foreach (var note in page.Notes)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{SvgText.Escape(note)}</p>");
        html.Append("<dl class=\"tiles\">");
        foreach (var (i, figure) in DetectionSections.Figures(page.Evaluation).Index())
            FigurePart.Tile(html, figure, i == 0);

        return html.Append("</dl>").ToString();
    }

    private static string Curves(DetectionEvaluation evaluation)
    {
        var frame = new PlotFrame(0, 1, 0, 1);
        var classes = evaluation.Metrics.Classes.Take(evaluation.Classes.Count).Where(c => c.Objects > 0).OrderBy(c => c.Voc2010).ToArray();
        var series = classes.Select(c => (Name: evaluation.Classes[c.Label], c.Voc2010, Curve: c.Curve.Thinned(CurvePoints)))
            .Select(c => new PlotSeries(c.Name, $"AP {Format.Number(c.Voc2010)}", [.. c.Curve.Recall.Zip(c.Curve.Precision)])).ToArray();
        var picture = LinePlot.Draw(
            "Precision-recall curves", $"Precision over recall of {series.Length} classes.", frame, frame.Begin("recall", "precision"), series, names: false);
        var html = new StringBuilder(FigurePart.Heading(
            "Curves", "Precision and recall with each further box taken, the surest first; the worst class first."));
        html.Append("<div data-plots><div class=\"plots\"><figure>").Append(ChartWriter.Inline(picture)).Append("</figure></div>");
        CurvePart.Chips(html, "class", [.. series.Select(s => (s.Name, s.Figure, true))]);
        return html.Append("</div>").ToString();
    }

    private static string About(DetectionEvaluation evaluation)
    {
        var (pictures, objects) = (evaluation.Metrics.Pictures, evaluation.Metrics.Objects);
        return $"Detection · {Format.Count(pictures)} {(pictures == 1 ? "picture" : "pictures")}"
            + $" · {Format.Count(objects)} {(objects == 1 ? "object" : "objects")}"
            + $" · {evaluation.Classes.Count} {(evaluation.Classes.Count == 1 ? "class" : "classes")}";
    }
}
