using MLNetVision.Metrics;

namespace MLNetVision.Evaluation.Reports;

/// <summary>What every form of the evaluation says, once.</summary>
internal static class DetectionSections
{
    public const string Background = "(background)";

    public static IEnumerable<ReportFigure> Figures(DetectionEvaluation evaluation)
    {
        var (metrics, coco, ranges) = (evaluation.Metrics, evaluation.Metrics.Coco, evaluation.Intervals);
        var overlap = Format.Short(metrics.Rules.Overlap);
        yield return new("mAP VOC 2010", metrics.Voc2010, $"all points, overlap {overlap}", ranges?.Voc2010);
        yield return new("mAP VOC 2007", metrics.Voc2007, $"11 points, overlap {overlap}", ranges?.Voc2007);
        yield return new("mAP COCO", coco.Average, "overlaps 0.50 to 0.95", ranges?.Coco);
        yield return new("mAP COCO at 0.50", coco.At50, "", ranges?.CocoAt50);
        yield return new("mAP COCO at 0.75", coco.At75, "", ranges?.CocoAt75);
        yield return new("mAP small", coco.Small, $"area up to {Format.Exact(metrics.Rules.SmallArea)}");
        yield return new("mAP medium", coco.Medium, "between");
        yield return new("mAP large", coco.Large, $"area from {Format.Exact(metrics.Rules.LargeArea)} on");
        yield return new("Recall of 1", coco.RecallOf1, "the surest box of a class in a picture");
        yield return new("Recall of 10", coco.RecallOf10, "the 10 surest");
        yield return new($"Recall of {metrics.Rules.MostFound}", coco.Recall, "overlaps 0.50 to 0.95");
        yield return new("Recall small", coco.RecallSmall, "");
        yield return new("Recall medium", coco.RecallMedium, "");
        yield return new("Recall large", coco.RecallLarge, "");
    }

    public static IEnumerable<(string Name, ErrorFigures Figures, string Meaning)> Errors(DetectionErrors errors) =>
    [
        ("localisation", errors.Localisation, "right class, inexact place"),
        ("confusion", errors.Confusion, "wrong class, right place"),
        ("both", errors.Both, "wrong class, inexact place"),
        ("duplicate", errors.Duplicate, "found before"),
        ("background", errors.Background, "nothing is there"),
        ("missed", errors.Missed, "objects that no box is about"),
    ];

    /// <summary>Figures, classes, errors, confusions.</summary>
    /// <param name="evaluation">What to write.</param>
    /// <param name="most">The most classes whose matrix is written.</param>
    public static IEnumerable<DetectionSection> Of(DetectionEvaluation evaluation, int most)
    {
        yield return evaluation.Intervals is null
            ? new("", ["Figure", "Value", "Meaning"], [.. Figures(evaluation).Select(f => new[] { f.Name, Format.Number(f.Value), f.Meaning })])
            : new("", ["Figure", "Value", "Interval", "Meaning"],
                [.. Figures(evaluation).Select(f => new[] { f.Name, Format.Number(f.Value), Range(f.Interval), f.Meaning })]);
        yield return new("Classes", ["Class", "AP", "AP 2007", "AP COCO", "Precision", "Recall", "F1", "Objects", "Found"],
            [.. evaluation.Metrics.Classes.Select(c => Class(evaluation, c))]);
        yield return new("Errors", ["Kind", "Count", "Cost in mAP", "Meaning"],
            [.. Errors(evaluation.Metrics.Errors).Select(e => new[] { e.Name, Format.Count(e.Figures.Count), Format.Number(e.Figures.Cost), e.Meaning })]);
        if (evaluation.Metrics.Confusion.Classes <= most + 1)
            yield return Confusion(evaluation, Format.Count);
    }

    public static DetectionSection Confusion(DetectionEvaluation evaluation, Func<long, string> number)
    {
        var matrix = evaluation.Metrics.Confusion;
        string[] names = [.. evaluation.Classes, Background];
        int[] places = [.. Enumerable.Range(0, evaluation.Classes.Count), matrix.Classes - 1];
        return new("Confusion (rows: actual, columns: found)", ["", .. names],
            [.. names.Zip(places, (name, a) => (string[])[name, .. places.Select(p => number(matrix[a, p]))])]);
    }

    private static string Range(ConfidenceInterval? interval) =>
        interval is null || double.IsNaN(interval.Lower) ? "" : $"{Format.Number(interval.Lower)} to {Format.Number(interval.Upper)}";

    private static string[] Class(DetectionEvaluation evaluation, DetectionClassMetrics c) =>
    [
        evaluation.Classes[c.Label], .. new[] { c.Voc2010, c.Voc2007, c.Coco.Average, c.Precision, c.Recall, c.F1 }.Select(Format.Number),
        Format.Count(c.Objects), Format.Count(c.Found),
    ];
}
