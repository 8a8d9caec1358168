using System.Globalization;
using System.Text;
using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Sweeps.Reports;

/// <summary>The story of a sweep as a model card, in the tables of GitHub's Markdown.</summary>
internal static class SweepCard
{
    private const int Best = 5;

    public static string Write(SweepReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {MarkdownReport.Escape(report.Title)}\n\n");
        if (report.Subtitle.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"{MarkdownReport.Escape(report.Subtitle)}\n\n");
        text.Append(Result(report)).Append("\n\n");
        foreach (var note in report.Notes)
            text.Append(CultureInfo.InvariantCulture, $"> {MarkdownReport.Escape(note)}\n\n");
        if (report.Best is { } best)
            Chosen(text, report, best);
        if (report.Trials.Count > 0)
            Space(text, report);
        Trials(text, report);
        if (report.Calls.Count > 0)
            Way(text, report);
        return text.ToString();
    }

    private static string Result(SweepReport report)
    {
        var counts = report.Trials.Count == 0 ? "No trial was begun" : $"{Format.Count(report.Trials.Count)} trials ({StateNames.Counts(report.Trials)})";
        var epochs = report.Trials.Sum(t => t.Epochs.Count);
        var work = epochs > 0 ? $", {Format.Count(epochs)} epochs" : "";
        var end = report.Calls switch
        {
            [] => "",
            [.., { Ending: { } ending }] => $" It ended as {Endings.Of(ending)}.",
            _ => " Its record has no end: it is under way, or was cut off.",
        };
        return $"{counts}{work} in {Spans.Write(Spans.Elapsed(report))}.{end}"
            + (report.Calls is [.., { Refit: { } refit }] ? $" The best was fitted once more to all rows, in {Spans.Write(refit)}." : "");
    }

    private static void Chosen(StringBuilder text, SweepReport report, TrialRecord best)
    {
        text.Append(CultureInfo.InvariantCulture, $"## What was chosen: trial {best.Number}\n\n");
        MarkdownReport.Table(
            text, ["Metric", "Value", "On"],
            best.Objectives.Select((o, i) => new[] { report.NameOf(i), Figure.Write(o), "rows that chose it" })
                .Concat(report.HeldOut.Select(h => new[] { h.Key, Figure.Write(h.Value), "rows that the sweep never saw" })));
        if (report.HeldOut.Count == 0)
            text.Append("The best of many is better by luck as well: on other rows expect a little less.\n\n");
        MarkdownReport.Table(text, ["Parameter", "Value"], best.Values.Select(v => new[] { v.Name, ReportAxis.Written(v) }));
    }

    private static void Space(StringBuilder text, SweepReport report)
    {
        var importance = report.Importance();
        var domains = report.Trials.SelectMany(t => t.Values).GroupBy(v => v.Name).ToDictionary(g => g.Key, g => g.ToArray());
        text.Append("## What was tried\n\n");
        MarkdownReport.Table(text, ["Parameter", "Range", "Trials", "Importance"], ReportAxis.Of(report.Trials).Select(axis => new[]
        {
            axis.Name, Range(axis), Format.Count(domains[axis.Name].Length),
            Format.Percent(importance.Parameters.FirstOrDefault(p => p.Name == axis.Name)?.Share ?? double.NaN),
        }));
        if (importance.Parameters.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"Importance: the share of the variance of {MarkdownReport.Escape(importance.Figure)} "
                + $"that is the parameter's alone, from {importance.Trials} trials.\n\n");
        }
    }

    private static string Range(ReportAxis axis) => axis.Values is { } values
        ? string.Join(", ", values)
        : string.Create(CultureInfo.InvariantCulture, $"{axis.Low:G4} to {axis.High:G4}{(axis.Whole ? ", whole" : "")}{(axis.Log ? ", by ratios" : "")}");

    private static void Trials(StringBuilder text, SweepReport report)
    {
        var best = report.Complete.Take(Best).ToArray();
        if (best.Length > 1)
            Table(text, report, $"The {best.Length} best trials", best);
        if (report.Objectives.Count > 1 && report.Front.Count > 0)
            Table(text, report, "The Pareto front", report.Front);
        var errors = report.Trials.Where(t => t.Error is not null).CountBy(t => t.Error!).OrderByDescending(e => e.Value).Take(Best).ToArray();
        if (errors.Length > 0)
        {
            text.Append("## Errors\n\n");
            MarkdownReport.Table(text, ["Error", "Trials"], errors.Select(e => new[] { Format.Cut(e.Key, 200), Format.Count(e.Value) }));
        }
    }

    private static void Table(StringBuilder text, SweepReport report, string heading, IEnumerable<TrialRecord> trials)
    {
        var axes = ReportAxis.Of(report.Trials);
        var objectives = SweepChartData.Objectives(report).Select(o => o.Figure).ToArray();
        text.Append(CultureInfo.InvariantCulture, $"## {heading}\n\n");
        MarkdownReport.Table(text, ["Trial", .. objectives, .. axes.Select(a => a.Name)], trials.Select(t => new[] { $"{t.Number}" }
            .Concat(t.Objectives.Select(Figure.Write))
            .Concat(axes.Select(a => t.Values.FirstOrDefault(v => v.Name == a.Name) is { } value ? ReportAxis.Written(value) : Format.None)).ToArray()));
    }

    private static void Way(StringBuilder text, SweepReport report)
    {
        text.Append("## How it was searched\n\n");
        MarkdownReport.Table(text, ["", ""], SweepStory.Of(report)
            .Concat(SweepStory.Budget(report).Select(b => ($"Budget: {b.Name}", b.Says)))
            .Concat(report.Calls.Select((c, i) => (
                i == 0 ? "Began" : "Went on", $"{SweepStory.When(c.Began)}, {c.Options.Parallel} at once, {SweepStory.Threads(c)}, engine {c.Engine}")))
            .Select(f => new[] { f.Item1, f.Item2 }));
        text.Append("The seeds of all trials stand in the record.\n");
    }
}
