using System.Globalization;
using System.Text.Json;
using MLNetVision.Training;

namespace MLNetVision.Sweeps.Reports;

/// <summary>What the charts of a page are drawn from. What is no number is null; the serializer escapes what could end the element.</summary>
internal static class SweepChartData
{
    public static string Write(SweepReport report, ReportAxis[] axes)
    {
        var figures = Figures(report);
        var front = report.Front.Select(t => t.Number).ToHashSet();
        return JsonSerializer.Serialize(new
        {
            objectives = Objectives(report).Select(o => new { name = o.Figure, larger = o.Goal == MetricGoal.Larger }),
            axes = axes.Select(a => new { name = a.Name, low = a.Low, high = a.High, log = a.Log, whole = a.Whole, values = a.Values }),
            figures,
            best = report.Best?.Number ?? -1,
            trials = report.Trials.Select(t => new
            {
                n = t.Number,
                state = StateNames.Of(t.State),
                front = front.Contains(t.Number),
                at = axes.Select(a => t.Values.FirstOrDefault(v => v.Name == a.Name) is { } v ? Number(a.Place(v)) : null),
                objectives = t.State == TrialState.Complete ? t.Objectives.Select(o => Number(o)) : [],
                epochs = t.Epochs.Select(e => new { e = e.Epoch, f = figures.Select(f => e.Figures.TryGetValue(f, out var x) ? Number(x) : null) }),
                seconds = Number(t.Time.TotalSeconds),
                error = t.Error is { } error ? Evaluation.Reports.Format.Cut(error, LongestError) : null,
            }),
        });
    }

    private const int LongestError = 160;

    /// <summary>The objectives; where the record does not name them, as many as trials have.</summary>
    public static IEnumerable<FigureGoal> Objectives(SweepReport report) => report.Objectives.Count > 0
        ? report.Objectives
        : Enumerable.Range(0, report.Trials.Select(t => t.Objectives.Count).DefaultIfEmpty().Max())
            .Select(i => new FigureGoal(report.NameOf(i), MetricGoal.Larger));

    /// <summary>The figures of epochs, the one by which trials are compared first.</summary>
    private static string[] Figures(SweepReport report) =>
        [.. report.Trials.SelectMany(t => t.Epochs).SelectMany(e => e.Figures.Keys).Distinct().OrderBy(f => f != report.While.Figure)];

    /// <summary>Six digits are more than a chart shows.</summary>
    private static double? Number(double value) => double.IsFinite(value)
        ? double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : null;
}
