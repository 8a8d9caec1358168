using Microsoft.ML;
using MLNetVision.Evaluation.Reading;
using MLNetVision.Metrics;

namespace MLNetVision.Evaluation.Running;

/// <summary>One pass over detected pictures. Their boxes are read first, for classes may come with any of them; memory: some 30 bytes a box.</summary>
internal static class DetectionRun
{
    public static DetectionEvaluation Evaluate(IDataView data, DetectionNames names, DetectionEvaluationOptions options)
    {
        var classes = new DetectionClasses();
        classes.AddNames(DetectionColumns.Find(data.Schema, names.FoundLabel, "predicted label"));
        classes.AddNames(DetectionColumns.Find(data.Schema, names.Label, "label"));
        var rows = Rows(data, names, options, classes);
        var tally = new DetectionTally(Math.Max(1, classes.Names.Count), options.Rules);
        var pictures = new List<DetectedPicture>();
        foreach (var (row, id, truth, found) in rows)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var outcome = tally.Add(truth, found);
            if (options.KeepPictures)
                pictures.Add(new DetectedPicture(row, id, truth, outcome));
        }

        var metrics = tally.Measure();
        var figures = metrics.Classes.Take(classes.Names.Count).Select(c => c with { Curve = c.Curve.Thinned(options.CurvePoints) });
        return new DetectionEvaluation
        {
            Intervals = options.Intervals is { } how ? tally.Intervals(how, options.Cancellation) : null,
            Metrics = metrics with { Classes = [.. figures] },
            Classes = classes.Names,
            Pictures = pictures,
        };
    }

    private static List<(long Row, string Id, TrueBox[] Truth, FoundBox[] Found)> Rows(
        IDataView data, DetectionNames names, DetectionEvaluationOptions options, DetectionClasses classes)
    {
        var rows = new List<(long, string, TrueBox[], FoundBox[])>();
        using var cursor = data.GetRowCursor(names.Columns(data.Schema, options));
        var reader = new DetectionReader(cursor, names, options, classes);
        while (cursor.MoveNext())
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var truth = reader.Truth();
            reader.CheckTruth(truth);
            rows.Add((cursor.Position, options.KeepPictures ? reader.Id : "", truth, reader.Found()));
        }

        return rows;
    }
}
