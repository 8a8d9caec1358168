using System.Text;

namespace MLNetVision.Evaluation.Reports;

/// <summary>Tables of a report for spreadsheets and scripts.</summary>
internal static class CsvReport
{
    private static readonly char[] Quoted = [',', '"', '\r', '\n'];

    public static string Write(EvaluationReport report, ReportTable table) => Lines(Rows(report, table));

    /// <summary>Cells in the form of RFC 4180.</summary>
    public static string Lines(IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    private static IEnumerable<IEnumerable<string>> Rows(EvaluationReport report, ReportTable table) => table switch
    {
        ReportTable.Figures => [["figure", "value", "lower", "upper"], .. report.Figures.Select(f => new[]
        {
            f.Name, Format.Exact(f.Value), Format.Exact(f.Interval?.Lower ?? double.NaN), Format.Exact(f.Interval?.Upper ?? double.NaN),
        })],
        ReportTable.Classes => Classes(report),
        ReportTable.Confusion => Confusion(report),
        ReportTable.Outcomes => Outcomes(report),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "EvaluationReport.ToCsv: the table is Figures, Classes, Confusion or Outcomes."),
    };

    private static IEnumerable<IEnumerable<string>> Classes(EvaluationReport report)
    {
        if (report.ClassFigures is not { } figures)
            throw Missing("figures of classes");
        yield return ["class", "support", "predicted", "right", "precision", "recall", "f1", "f_beta", "roc_area", "average_precision"];
        foreach (var c in figures.Classes)
        {
            var curves = report.Curves.FirstOrDefault(curve => curve.Name == report.Classes[c.Label])?.Curves;
            long[] counts = [c.Support, c.Predicted, c.Right];
            double[] shares = [c.Precision, c.Recall, c.F1, c.FBeta, curves?.Roc.Area ?? double.NaN, curves?.PrecisionRecall.AveragePrecision ?? double.NaN];
            yield return [report.Classes[c.Label], .. counts.Select(n => Format.Exact(n)), .. shares.Select(Format.Exact)];
        }
    }

    private static IEnumerable<IEnumerable<string>> Confusion(EvaluationReport report)
    {
        var matrix = report.Matrix ?? throw Missing("confusion matrix");
        yield return ["actual", .. report.Classes];
        for (var a = 0; a < matrix.Classes; a++)
            yield return [report.Classes[a], .. Enumerable.Range(0, matrix.Classes).Select(p => Format.Exact(matrix[a, p]))];
    }

    private static IEnumerable<IEnumerable<string>> Outcomes(EvaluationReport report)
    {
        yield return ["row", "id", "actual", "predicted", "right", "confidence", "margin", "picture"];
        var rows = report.Outcomes.Count > 0 ? report.Outcomes : [.. report.Mistakes.Concat(report.Uncertain).DistinctBy(r => r.Row).OrderBy(r => r.Row)];
        foreach (var row in rows)
        {
            yield return
            [
                Format.Exact(row.Row), row.Id, row.Actual, row.Predicted, row.IsRight ? "1" : "0", Format.Exact(row.Confidence), Format.Exact(row.Margin),
                row.PicturePath ?? "",
            ];
        }
    }

    private static InvalidOperationException Missing(string what) => new($"EvaluationReport.ToCsv: this report has no {what}. Ask for another table.");

    private static string Cell(string text) => text.IndexOfAny(Quoted) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
