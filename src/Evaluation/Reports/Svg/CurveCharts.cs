namespace MLNetVision.Evaluation.Reports;

/// <summary>ROC and precision-recall curves.</summary>
internal static class CurveCharts
{
    /// <summary>With more classes than this, curves have fewer points: they are drawn on 336 units.</summary>
    private const int ManyClasses = 20, PointsOfMany = 100, PointsOfFew = 250;

    /// <summary>
    /// Up to how many classes keep their order; more are ordered by average precision, the worst first, so that those shown first differ in colour.
    /// </summary>
    public const int KeepOrder = 10;

    public static IReadOnlyList<ReportCurve> Ordered(EvaluationReport report) => report.Curves.Count <= KeepOrder
        ? report.Curves
        : [.. report.Curves.OrderBy(c => double.IsNaN(c.Curves.PrecisionRecall.AveragePrecision)).ThenBy(c => c.Curves.PrecisionRecall.AveragePrecision)];

    public static SvgPicture Roc(EvaluationReport report, bool names)
    {
        var frame = new PlotFrame(0, 1, 0, 1);
        var svg = frame.Begin("false positive rate", "true positive rate").Line(frame.X(0), frame.Y(0), frame.X(1), frame.Y(1), "chance");
        var series = Ordered(report).Select(c => (c.Name, Roc: c.Curves.Roc.Thinned(Points(report)))).Select(c => new PlotSeries(
            c.Name, $"AUC {Format.Number(c.Roc.Area)}", [.. c.Roc.FalsePositiveRate.Zip(c.Roc.TruePositiveRate)])).ToArray();
        return LinePlot.Draw("ROC curves", $"True positive rate over false positive rate of {Lines(series.Length)}.", frame, svg, series, names);
    }

    public static SvgPicture PrecisionRecall(EvaluationReport report, bool names)
    {
        var frame = new PlotFrame(0, 1, 0, 1);
        var svg = frame.Begin("recall", "precision");
        var series = Ordered(report).Select(c => (c.Name, Curve: c.Curves.PrecisionRecall.Thinned(Points(report)))).Select(c => new PlotSeries(
            c.Name, $"AP {Format.Number(c.Curve.AveragePrecision)}", [.. c.Curve.Recall.Zip(c.Curve.Precision)])).ToArray();
        return LinePlot.Draw("Precision-recall curves", $"Precision over recall of {Lines(series.Length)}.", frame, svg, series, names);
    }

    private static int Points(EvaluationReport report) => report.Curves.Count > ManyClasses ? PointsOfMany : PointsOfFew;

    private static string Lines(int count) => count == 1 ? "the positive class" : $"{count} classes";
}
