using MLNetVision.Metrics;

namespace MLNetVision.Evaluation.Reports;

/// <summary>Tables of the evaluation for spreadsheets and scripts.</summary>
internal static class DetectionCsv
{
    public static string Write(DetectionEvaluation evaluation, DetectionTable table) => CsvReport.Lines(table switch
    {
        DetectionTable.Figures => Figures(evaluation),
        DetectionTable.Classes => Classes(evaluation),
        DetectionTable.Errors => [["kind", "count", "cost"], .. DetectionSections.Errors(evaluation.Metrics.Errors)
            .Select(e => new[] { e.Name, Format.Exact(e.Figures.Count), Format.Exact(e.Figures.Cost) })],
        DetectionTable.Confusion => Confusion(evaluation),
        DetectionTable.Curves => Curves(evaluation),
        _ => throw new ArgumentOutOfRangeException(
            nameof(table), table, "DetectionEvaluation.ToCsv: the table is Figures, Classes, Errors, Confusion or Curves."),
    });

    private static IEnumerable<string[]> Figures(DetectionEvaluation evaluation)
    {
        var ends = evaluation.Intervals is not null;
        yield return ends ? ["figure", "value", "lower", "upper"] : ["figure", "value"];
        foreach (var f in DetectionSections.Figures(evaluation))
        {
            string[] range = [Format.Exact(f.Interval?.Lower ?? double.NaN), Format.Exact(f.Interval?.Upper ?? double.NaN)];
            yield return [f.Name, Format.Exact(f.Value), .. ends ? range : []];
        }
    }

    private static IEnumerable<string[]> Classes(DetectionEvaluation evaluation)
    {
        yield return
        [
            "class", "objects", "ignored", "found", "ap_voc2010", "ap_voc2007", "ap_coco", "ap50", "ap75", "ap_small", "ap_medium", "ap_large",
            "recall_1", "recall_10", "recall_most", "recall_small", "recall_medium", "recall_large", "precision", "recall", "f1",
        ];
        foreach (var c in evaluation.Metrics.Classes)
        {
            var f = c.Coco;
            int[] counts = [c.Objects, c.Ignored, c.Found];
            double[] figures =
            [
                c.Voc2010, c.Voc2007, f.Average, f.At50, f.At75, f.Small, f.Medium, f.Large, f.RecallOf1, f.RecallOf10, f.Recall, f.RecallSmall,
                f.RecallMedium, f.RecallLarge, c.Precision, c.Recall, c.F1,
            ];
            yield return [evaluation.Classes[c.Label], .. counts.Select(n => Format.Exact(n)), .. figures.Select(Format.Exact)];
        }
    }

    private static IEnumerable<string[]> Confusion(DetectionEvaluation evaluation)
    {
        var section = DetectionSections.Confusion(evaluation, n => Format.Exact(n));
        return [["actual", .. section.Columns[1..]], .. section.Rows];
    }

    private static IEnumerable<string[]> Curves(DetectionEvaluation evaluation)
    {
        yield return ["class", "score", "recall", "precision"];
        foreach (var c in evaluation.Metrics.Classes)
        {
            for (var i = 0; i < c.Curve.Scores.Count; i++)
            {
                double[] point = [c.Curve.Scores[i], c.Curve.Recall[i], c.Curve.Precision[i]];
                yield return [evaluation.Classes[c.Label], .. point.Select(Format.Exact)];
            }
        }
    }
}
