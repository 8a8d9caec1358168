using System.Globalization;
using System.Text;
using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Sweeps.Reports;

/// <summary>The places of a page in which its script draws charts, with what chooses what they show.</summary>
internal static class SweepChartParts
{
    public static string Learning { get; } = FigurePart.Heading(
            "Learning curves", "What trainers measured after each epoch. A bar across the end of a line: the trial was pruned there; a ring: it waits.",
            "<div class=\"group needs-js\" role=\"group\" aria-label=\"The figure that is shown\" data-figures></div>")
        + Plot("learning", "Learning curves") + States;

    private static string States =>
        "<ul class=\"states\">"
        + string.Concat(
            StateNames.Order.Select(s => StateNames.Of(s)).Select(s => $"<li><svg class=\"mark-key\" viewBox=\"-8 -8 16 16\" data-key=\"{s}\"></svg>{s}</li>"))
        + "<li><span class=\"ramp\"></span>worse to better</li><li><svg class=\"mark-key\" viewBox=\"-8 -8 16 16\" data-key=\"best\"></svg>best</li></ul>"
        + "<noscript><p class=\"note\">Charts are drawn by the page's script, which this browser does not run. The tables have all numbers.</p></noscript>";

    public static string History(string[] objectives) => FigurePart.Heading(
            "History", "Each complete trial, and the best so far. Below the line: trials that have no value.",
            Tools(objectives, "<button type=\"button\" class=\"needs-js\" data-whole aria-pressed=\"false\">Whole range</button>"))
        + Plot("history", "Value of each trial") + States;

    public static string Parallel(string[] objectives) => FigurePart.Heading(
            "Parameters",
            "A line a trial. Drag along an axis to keep what passes there, in all charts and in the table; tap it to let go. "
            + "A line stops where a trial has no such parameter.",
            Tools(objectives, "<span class=\"needs-js kept\"><output id=\"kept\"></output> <button type=\"button\" data-clear hidden>Show all</button></span>"))
        + $"<div class=\"scroll-x\">{Plot("parallel", "Parallel coordinates of the trials' parameters")}</div>" + States;

    public static string Slices(string[] objectives) => FigurePart.Heading(
            "Slices", "The objective over each parameter, complete trials only. The fainter a dot, the earlier the trial.", Tools(objectives, ""))
        + "<div class=\"slices\" data-slices></div>";

    public static string Front(string[] objectives) => FigurePart.Heading(
            "Pareto front", "Ringed trials are beaten by no other in all objectives.")
        + $"<div class=\"fronts\" data-fronts data-count=\"{objectives.Length}\"></div>";

    private static string Plot(string name, string label) =>
        $"<div class=\"plot\" data-plot=\"{name}\" tabindex=\"0\" role=\"application\" aria-roledescription=\"chart\" "
        + $"aria-label=\"{label}: arrow keys go from trial to trial, escape leaves.\"></div>";

    /// <summary>A button an objective, if there are several, beside other tools.</summary>
    private static string Tools(string[] objectives, string others)
    {
        var html = new StringBuilder("<div class=\"tools\" style=\"margin-top:0\">");
        if (objectives.Length > 1)
        {
            html.Append("<div class=\"group needs-js\" role=\"group\" aria-label=\"The objective that is shown\">");
            foreach (var (i, name) in objectives.Index())
            {
                html.Append(CultureInfo.InvariantCulture,
                    $"<button type=\"button\" data-objective=\"{i}\" aria-pressed=\"{(i == 0 ? "true" : "false")}\">{SvgText.Escape(name)}</button>");
            }

            html.Append("</div>");
        }

        return html.Append(others).Append("</div>").ToString();
    }
}
