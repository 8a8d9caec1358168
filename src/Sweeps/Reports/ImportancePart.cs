using System.Globalization;
using System.Text;
using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Sweeps.Reports;

/// <summary>How much each objective depends on each parameter, as bars.</summary>
internal static class ImportancePart
{
    public static string Write(SweepReport report, string[] objectives)
    {
        var html = new StringBuilder(FigurePart.Heading(
            "Importance", "The share of the variance that is a parameter's alone, by the analysis of variance of a random forest (fANOVA)."));
        html.Append("<div class=\"importances\">");
        for (var i = 0; i < Math.Max(objectives.Length, 1); i++)
            One(html, report.Importance(i), objectives.Length > 1);
        return html.Append("</div>").ToString();
    }

    private static void One(StringBuilder html, SweepImportance found, bool isNamed)
    {
        var figure = found.Epoch is { } epoch ? $"{found.Figure} after epoch {epoch}" : found.Figure;
        html.Append("<div>");
        if (isNamed || found.Epoch is not null)
            html.Append(CultureInfo.InvariantCulture, $"<h3>{SvgText.Escape(figure)}</h3>");
        if (found.Parameters.Count == 0)
        {
            html.Append(CultureInfo.InvariantCulture,
                $"<p class=\"soft\">{Format.Count(found.Trials)} {(found.Trials == 1 ? "trial tells" : "trials tell")} of it; "
                + $"{SweepImportance.LeastTrials} have to.</p></div>");
            return;
        }

        html.Append("<dl class=\"bars\">");
        foreach (var parameter in found.Parameters)
            Bar(html, parameter.Name, parameter.Share, parameter.Trials < found.Trials ? $"in {parameter.Trials} of {found.Trials} trials" : "");
        html.Append("</dl>");
        if (found.Interactions.Count > 0)
        {
            html.Append("<h3 class=\"apart\">Together</h3><dl class=\"bars pairs\">");
            foreach (var pair in found.Interactions)
                Bar(html, $"{pair.First} × {pair.Second}", pair.Share, "");
            html.Append("</dl>");
        }

        html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft small\">From {Format.Count(found.Trials)} trials.</p></div>");
    }

    private static void Bar(StringBuilder html, string name, double share, string says)
    {
        html.Append(CultureInfo.InvariantCulture,
            $"<dt title=\"{SvgText.Escape(name)}\"><bdi>{SvgText.Escape(name)}</bdi>{(says.Length > 0 ? $"<small>{says}</small>" : "")}</dt>");
        html.Append(CultureInfo.InvariantCulture, $"<dd><span class=\"bar\" style=\"--v:{SvgText.Unit(double.IsNaN(share) ? 0 : share * 100)}%\"></span>");
        html.Append(CultureInfo.InvariantCulture, $"<span class=\"figure\">{Format.Percent(share)}</span></dd>");
    }
}
