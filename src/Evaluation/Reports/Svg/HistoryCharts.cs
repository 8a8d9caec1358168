namespace MLNetVision.Evaluation.Reports;

/// <summary>The training, epoch by epoch: losses in one plot, what else is between 0 and 1 in another.</summary>
internal static class HistoryCharts
{
    public static string[] Losses(EvaluationReport report) => [.. Names(report).Where(IsLoss)];

    public static string[] Metrics(EvaluationReport report) => [.. Names(report).Where(name => !IsLoss(name))];

    public static SvgPicture Loss(EvaluationReport report, bool names) => Draw(report, Losses(report), "Training: losses", "loss", names);

    public static SvgPicture Metric(EvaluationReport report, bool names) => Draw(report, Metrics(report), "Training: metrics", "", names);

    private static bool IsLoss(string name) => name.Contains("loss", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Names(EvaluationReport report) => report.History.SelectMany(p => p.Figures.Keys).Distinct();

    private static SvgPicture Draw(EvaluationReport report, string[] names, string title, string yTitle, bool legend)
    {
        var series = names.Select(name => new PlotSeries(name, Last(report, name),
            [.. report.History.Select(p => ((double)p.Epoch, p.Figures.TryGetValue(name, out var value) ? value : double.NaN))])).ToArray();
        var values = series.SelectMany(s => s.Points).Select(p => p.Y).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (low, high) = (values.Min(), values.Max());
        var room = high > low ? (high - low) * 0.05 : Math.Max(Math.Abs(high) * 0.1, 0.1);
        var (first, last) = (report.History.Min(p => p.Epoch), report.History.Max(p => p.Epoch));
        var frame = new PlotFrame(first, Math.Max(last, first + 1), low - room < 0 && low >= 0 ? 0 : low - room, high + room);
        return LinePlot.Draw(title, $"{string.Join(", ", names)} over {report.History.Count} epochs.", frame, frame.Begin("epoch", yTitle, wholeX: true),
            series, legend);
    }

    private static string Last(EvaluationReport report, string name) =>
        Format.Number(report.History.LastOrDefault(p => p.Figures.ContainsKey(name))?.Figures[name] ?? double.NaN);
}
