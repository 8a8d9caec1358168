using System.Globalization;
using System.Text;
using MLNetVision.Metrics;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The pictures of a page of detections and what chooses among them.</summary>
internal static class DetectionPicturePart
{
    public static string Write(DetectionPage page)
    {
        var evaluation = page.Evaluation;
        var pictures = evaluation.Pictures.OrderByDescending(p => Errors(p, evaluation.Metrics.Rules)).ThenBy(p => p.Row).Take(page.MostPictures).ToArray();
        var says = pictures.Length < evaluation.Pictures.Count
            ? $"{Format.Count(pictures.Length)} of {Format.Count(evaluation.Pictures.Count)}: those with the most errors."
            : "Those with the most errors first.";
        var html = new StringBuilder(FigurePart.Heading("Pictures", says));
        Tools(html, page, pictures);
        html.Append("<p id=\"shown\" class=\"soft small needs-js\" aria-live=\"polite\"></p><ul class=\"scenes\">");
        foreach (var picture in pictures)
            new DetectionCard(page, picture).Write(html);
        return html.Append("</ul>").ToString();
    }

    /// <summary>Boxes that are wrong and objects that are not found, of the scores that count.</summary>
    private static int Errors(DetectedPicture picture, MatchingRules rules)
    {
        var sure = picture.Outcome.Found.Where(f => f.Found.Score >= rules.LeastScore).ToArray();
        var found = sure.Where(f => f.Kind == FoundKind.Right).Select(f => f.Truth).ToHashSet();
        return sure.Count(f => f.Kind is not (FoundKind.Right or FoundKind.Ignored))
            + picture.Outcome.Truth.Index().Count(t => t.Item != TruthKind.Ignored && !found.Contains(t.Index));
    }

    private static void Tools(StringBuilder html, DetectionPage page, DetectedPicture[] pictures)
    {
        var scores = pictures.SelectMany(p => p.Outcome.Found).Select(f => f.Found.Score).Where(float.IsFinite).ToArray();
        var (low, high) = scores.Length == 0
            ? (0d, 1d)
            : (Math.Floor(Math.Min(0, scores.Min()) * 100) / 100, Math.Ceiling(Math.Max(scores.Max(), 1) * 100) / 100);
        var least = Math.Clamp(page.Evaluation.Metrics.Rules.LeastScore, low, high);
        html.Append("<div class=\"choose needs-js\"><label>Class <select id=\"of-class\"><option value=\"\">all</option>");
        foreach (var (i, name) in page.Evaluation.Classes.Index())
            html.Append(CultureInfo.InvariantCulture, $"<option value=\"{i}\">{SvgText.Escape(name)}</option>");
        html.Append("</select></label><label class=\"threshold\">Score from <output for=\"from-score\">").Append(Format.Short(least)).Append("</output>");
        html.Append(CultureInfo.InvariantCulture,
            $"<input type=\"range\" id=\"from-score\" min=\"{low:R}\" max=\"{high:R}\" step=\"{(high - low) / 100:R}\" value=\"{least:R}\"></label>");
        html.Append("<label><input type=\"checkbox\" id=\"with-truth\" checked> true boxes</label></div>");
        html.Append("<div class=\"legend needs-js\" role=\"group\" aria-label=\"Kinds shown\">");
        var ignored = pictures.Any(p => p.Outcome.Found.Any(f => f.Kind == FoundKind.Ignored));
        foreach (var kind in DetectionKinds.All.Where(k => k != "ignored" || ignored))
        {
            html.Append(CultureInfo.InvariantCulture, $"<button type=\"button\" class=\"chip kind k-{kind}\" data-kind=\"{kind}\" aria-pressed=\"true\">");
            html.Append(CultureInfo.InvariantCulture, $"{DetectionKinds.Name(kind)} <span class=\"figure\"></span></button>");
        }

        html.Append("</div>");
    }
}
