using System.Globalization;
using System.Text;
using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Sweeps.Reports;

/// <summary>How was searched: budget, seeds, rows, what it ran on.</summary>
internal static class SweepStoryPart
{
    public static string Write(SweepReport report)
    {
        var html = new StringBuilder(FigurePart.Heading("How it was searched"));
        if (report.Calls.Count == 0)
            return html.Append("<p class=\"soft\">The record does not say.</p>").ToString();
        html.Append("<dl class=\"facts\">");
        foreach (var (name, value) in SweepStory.Of(report))
            html.Append(Facts.Of(name, value));
        html.Append("</dl>");
        Budget(html, report);
        Calls(html, report);
        return html.ToString();
    }

    private static void Budget(StringBuilder html, SweepReport report)
    {
        var uses = SweepStory.Budget(report).ToArray();
        if (uses.Length == 0)
            return;
        html.Append("<h3 class=\"apart\">Budget</h3><dl class=\"bars budget\">");
        foreach (var (name, share, says) in uses)
        {
            html.Append(CultureInfo.InvariantCulture,
                $"<dt>{name}</dt><dd><span class=\"bar\" style=\"--v:{SvgText.Unit(Math.Min(share, 1) * 100)}%\"></span>");
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"figure\">{SvgText.Escape(says)}</span></dd>");
        }

        html.Append("</dl>");
    }

    private static void Calls(StringBuilder html, SweepReport report)
    {
        html.Append("<h3 class=\"apart\">Calls</h3><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"When the sweep was called\">"
            + "<table class=\"calls\"><thead><tr>");
        foreach (var head in new[] { "Began", "Ended", "Why", "At once", "Threads", "Engine", "Refitted in" })
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"><span class=\"plain\">{head}</span></th>");
        html.Append("</tr></thead><tbody>");
        foreach (var call in report.Calls)
        {
            string[] cells =
            [
                SweepStory.When(call.Began), call.Ended is { } end ? SweepStory.When(end) : Format.None,
                call.Ending is { } ending ? Endings.Of(ending) : "no end is known", $"{call.Options.Parallel}", SweepStory.Threads(call), call.Engine,
                call.Refit is { } refit ? Spans.Write(refit) : Format.None,
            ];
            html.Append("<tr>").Append(string.Concat(cells.Select(c => $"<td>{SvgText.Escape(c)}</td>"))).Append("</tr>");
        }

        html.Append("</tbody></table></div>");
    }
}
