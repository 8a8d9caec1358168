using System.Globalization;
using System.Text;
using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Sweeps.Reports;

/// <summary>The first part of a sweep's page: what came of it.</summary>
internal static class SweepSummaryPart
{
    public static string Write(SweepReport report)
    {
        var html = new StringBuilder(FigurePart.Heading("Summary"));
        foreach (var note in report.Notes.Concat(Notes(report)))
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{SvgText.Escape(note)}</p>");
        html.Append("<dl class=\"tiles\">");
        foreach (var (name, value, says, isFirst) in Tiles(report))
        {
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"tile{(isFirst ? " first" : "")}\"><dt>{SvgText.Escape(name)}</dt><dd>");
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"value\">{value}</div><div class=\"says\">{SvgText.Escape(says)}</div></dd></div>");
        }

        html.Append("</dl>");
        if (report.Best is { } best)
            Best(html, best);
        return html.ToString();
    }

    /// <summary>What a reader has to know before all else.</summary>
    private static IEnumerable<string> Notes(SweepReport report)
    {
        var open = report.Trials.Count(t => t.State == TrialState.Running);
        if (report.Calls is [.., { Ended: null }])
        {
            yield return "The sweep is under way, or it was cut off: its record has no end."
                + (open > 0 ? $" {open} {(open == 1 ? "trial has" : "trials have")} no end either." : "");
        }

        if (report.Trials.Count == 0)
            yield return "No trial has been begun yet.";
        else if (report.Best is null)
            yield return "No trial is complete yet.";
        if (report.Trials.Count > 0 && report.Trials.All(t => t.State == TrialState.Failed))
            yield return $"All trials failed. The last one said: {Format.Cut(report.Trials[^1].Error ?? "nothing", 300)}";
    }

    private static IEnumerable<(string Name, string Value, string Says, bool IsFirst)> Tiles(SweepReport report)
    {
        if (report.Best is { } best)
        {
            for (var i = 0; i < best.Objectives.Count; i++)
            {
                yield return (
                    report.NameOf(i), Figure.Write(best.Objectives[i]),
                    i == 0 ? $"the best of all, trial {best.Number}" : $"of the same trial; {Others(report, i)}", i == 0);
            }
        }

        foreach (var (name, value) in report.HeldOut)
            yield return ($"{name}, held out", Figure.Write(value), "on rows that the sweep never saw", report.HeldOut.First().Key == name);
        yield return ("Trials", Format.Count(report.Trials.Count), StateNames.Counts(report.Trials), false);
        if (report.Objectives.Count > 1)
            yield return (
                "Pareto front", Format.Count(report.Front.Count),
                report.Front.Count == 1 ? "trial beats all others" : "trials that no other beats in all", false);
        if (report.Trials.Sum(t => t.Epochs.Count) is > 0 and var epochs)
            yield return ("Epochs", Format.Count(epochs), "of all trials together", false);
        yield return ("Time", Spans.Write(Spans.Elapsed(report)), $"of working; trials took {Spans.Write(Spans.Trials(report))} together", false);
        if (report.Calls is [.., { Ending: { } ending }])
            yield return ("Ended", "✓", $"{Endings.Of(ending)}", false);
    }

    private static string Others(SweepReport report, int objective)
    {
        var values = report.Complete.Where(t => t.Objectives.Count > objective).Select(t => t.Objectives[objective]).ToArray();
        return $"of all {Figure.Write(values.Min())} to {Figure.Write(values.Max())}";
    }

    private static void Best(StringBuilder html, TrialRecord best)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h3 class=\"apart\">The best, trial {best.Number}</h3><dl class=\"facts best\">");
        foreach (var value in best.Values)
            html.Append(Facts.Of(value.Name, ReportAxis.Written(value)));
        if (best.Model is { } model)
            html.Append(Facts.Of("Its model", model));
        html.Append("</dl>");
    }
}
