using System.Globalization;
using System.Text;
using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Sweeps.Reports;

/// <summary>The table of the trials, sorted by any column.</summary>
internal static class TrialTablePart
{
    /// <summary>With more trials than this there is a filter.</summary>
    private const int Filtered = 15;

    public static string Write(SweepReport report, ReportAxis[] axes, string[] objectives)
    {
        var filter = report.Trials.Count > Filtered
            ? "<input type=\"search\" class=\"needs-js\" placeholder=\"Find a trial\" aria-label=\"Find a trial\" data-filter=\"#trial-table tbody tr\">" : "";
        var hasErrors = report.Trials.Any(t => t.Error is not null);
        var html = new StringBuilder(FigurePart.Heading("Trials", "A heading sorts by its column.", filter));
        html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"All trials\"><table class=\"sortable\" id=\"trial-table\"><thead><tr>");
        string[] heads =
            ["Trial", "State", .. objectives, "Epochs", "Time", .. axes.Select(a => a.Name), .. hasErrors ? ["Error"] : Array.Empty<string>(), "Seed"];
        foreach (var head in heads)
        {
            html.Append(CultureInfo.InvariantCulture,
                $"<th scope=\"col\" aria-sort=\"none\"><button type=\"button\" title=\"{SvgText.Escape(head)}\">"
                + $"<bdi>{SvgText.Escape(head)}</bdi></button></th>");
        }

        html.Append("</tr></thead><tbody>");
        var best = report.Best?.Number;
        foreach (var trial in report.Trials)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr data-t=\"{trial.Number}\"{(trial.Number == best ? " class=\"best\"" : "")}>");
            Row(html, trial, axes, objectives.Length, hasErrors);
            html.Append("</tr>");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    private static void Row(StringBuilder html, TrialRecord trial, ReportAxis[] axes, int objectives, bool hasErrors)
    {
        var state = StateNames.Of(trial.State);
        html.Append(CultureInfo.InvariantCulture, $"<td>{trial.Number}</td>");
        Cell(html, $"{StateNames.Order.ToList().IndexOf(trial.State)}", state, $" class=\"state {state}\"");
        for (var i = 0; i < objectives; i++)
        {
            var value = trial.State == TrialState.Complete && i < trial.Objectives.Count ? trial.Objectives[i] : double.NaN;
            Cell(html, Format.Exact(value), Figure.Write(value));
        }

        Cell(html, $"{trial.Epochs.Count}", trial.Epochs.Count > 0 ? Format.Count(trial.Epochs.Count) : Format.None);
        Cell(html, Format.Exact(trial.Time.TotalSeconds), trial.Time > TimeSpan.Zero ? Spans.Write(trial.Time) : Format.None);
        foreach (var axis in axes)
        {
            var value = trial.Values.FirstOrDefault(v => v.Name == axis.Name);
            Cell(html, value is null ? "" : Format.Exact(axis.Place(value)), value is null ? Format.None : Format.Cut(ReportAxis.Written(value), 40));
        }

        if (hasErrors)
        {
            var error = SvgText.Escape(Format.Line(trial.Error ?? ""));
            html.Append(CultureInfo.InvariantCulture,
                $"<td class=\"error\" data-v=\"{(trial.Error is null ? "" : "1")}\" title=\"{error}\"><bdi>{error}</bdi></td>");
        }

        Cell(html, $"{trial.Seed}", $"{trial.Seed}", " class=\"soft\"");
    }

    private static void Cell(StringBuilder html, string value, string text, string attributes = "") =>
        html.Append(CultureInfo.InvariantCulture, $"<td data-v=\"{value}\"{attributes}><bdi>{SvgText.Escape(text)}</bdi></td>");
}
