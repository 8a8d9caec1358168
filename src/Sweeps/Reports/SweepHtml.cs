using System.Globalization;
using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Sweeps.Reports;

/// <summary>A sweep's page, part by part.</summary>
internal static class SweepHtml
{
    public static string Write(SweepReport report)
    {
        var axes = ReportAxis.Of(report.Trials);
        return new PartedPage(report.Title, report.Subtitle, About(report), report.Created)
        {
            Kind = "report", Style = SweepPageFiles.Style, Script = SweepPageFiles.Script,
        }.Write(Parts(report, axes));
    }

    private static IEnumerable<(string Id, string Name, string Content)> Parts(SweepReport report, ReportAxis[] axes)
    {
        var data = $"<script type=\"application/json\" id=\"sweep-data\">{SweepChartData.Write(report, axes)}</script>";
        yield return ("summary", "Summary", SweepSummaryPart.Write(report) + data + Tip);
        if (report.Trials.Count > 0)
        {
            var objectives = SweepChartData.Objectives(report).Select(o => o.Figure).ToArray();
            yield return ("history", "History", SweepChartParts.History(objectives));
            if (report.Trials.Any(t => t.Epochs.Count > 0))
                yield return ("learning", "Learning", SweepChartParts.Learning);
            if (axes.Length > 0)
            {
                yield return ("parallel", "Parameters", SweepChartParts.Parallel(objectives));
                yield return ("importance", "Importance", ImportancePart.Write(report, objectives));
                if (report.Complete.Any())
                    yield return ("slices", "Slices", SweepChartParts.Slices(objectives));
            }

            if (objectives.Length > 1 && report.Complete.Any())
                yield return ("front", "Pareto front", SweepChartParts.Front(objectives));
            yield return ("trials", "Trials", TrialTablePart.Write(report, axes, objectives));
        }

        yield return ("story", "How", SweepStoryPart.Write(report));
    }

    private const string Tip = "<div id=\"tip\" aria-hidden=\"true\" hidden></div><p id=\"told\" class=\"hidden-text\" aria-live=\"polite\"></p>";

    private static string About(SweepReport report)
    {
        var trials = $"{Format.Count(report.Trials.Count)} {(report.Trials.Count == 1 ? "trial" : "trials")}";
        var epochs = report.Trials.Sum(t => t.Epochs.Count);
        var objectives = string.Join(", ", SweepChartData.Objectives(report).Select(o => SvgText.Escape(o.Figure)));
        return string.Create(CultureInfo.InvariantCulture, $"Sweep · {trials}")
            + (epochs > 0 ? $" · {Format.Count(epochs)} {(epochs == 1 ? "epoch" : "epochs")}" : "") + (objectives.Length > 0 ? $" · {objectives}" : "");
    }
}
