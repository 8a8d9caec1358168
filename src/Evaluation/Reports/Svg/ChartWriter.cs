namespace MLNetVision.Evaluation.Reports;

/// <summary>The charts, as files of their own and as parts of a page.</summary>
internal static class ChartWriter
{
    public static bool Has(EvaluationReport report, ReportChart chart) => chart switch
    {
        ReportChart.Confusion => report.Matrix is not null,
        ReportChart.Roc or ReportChart.PrecisionRecall => report.Curves.Count > 0,
        ReportChart.Reliability => report.Reliability is { } curve && curve.Bins.Any(b => b.Rows > 0),
        ReportChart.TrainingLoss => HistoryCharts.Losses(report).Length > 0,
        ReportChart.TrainingMetrics => HistoryCharts.Metrics(report).Length > 0,
        ReportChart.Scatter => report.Sample.Count > 0,
        _ => false,
    };

    public static SvgPicture Draw(EvaluationReport report, ReportChart chart, bool names) => chart switch
    {
        ReportChart.Confusion => ConfusionChart.Draw(report),
        ReportChart.Roc => CurveCharts.Roc(report, names),
        ReportChart.PrecisionRecall => CurveCharts.PrecisionRecall(report, names),
        ReportChart.Reliability => ReliabilityChart.Draw(report),
        ReportChart.TrainingLoss => HistoryCharts.Loss(report, names),
        ReportChart.TrainingMetrics => HistoryCharts.Metric(report, names),
        _ => ScatterChart.Draw(report),
    };

    public static string Standalone(EvaluationReport report, ReportChart chart) => Standalone(Draw(report, chart, names: true));

    public static string Standalone(SvgPicture picture) =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + Element(picture, "xmlns=\"http://www.w3.org/2000/svg\" "
            + $"width=\"{SvgText.Unit(picture.Width)}\" height=\"{SvgText.Unit(picture.Height)}\"", $"<style>{PageFiles.ChartStyle}</style>") + "\n";

    /// <summary>As a part of a page, whose style holds for it.</summary>
    public static string Inline(EvaluationReport report, ReportChart chart, string attributes = "") => Inline(Draw(report, chart, names: false), attributes);

    public static string Inline(SvgPicture picture, string attributes = "") => Element(picture, attributes, "");

    private static string Element(SvgPicture picture, string attributes, string style) =>
        $"<svg class=\"chart\" role=\"img\" viewBox=\"0 0 {SvgText.Unit(picture.Width)} {SvgText.Unit(picture.Height)}\" {attributes}>"
        + $"<title>{SvgText.Escape(picture.Title)}</title><desc>{SvgText.Escape(picture.Description)}</desc>{style}{picture.Body}</svg>";
}
