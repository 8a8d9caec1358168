using MLNetVision.Evaluation;
using MLNetVision.Metrics;
using MLNetVision.Training.Data;

namespace MLNetVision.Cli.Detect;

/// <summary>Detections beside annotations: by the picture's path, else by its file's name where only one picture has it.</summary>
internal static class FoundMatch
{
    /// <summary>Compares them. A picture without detections has none found; detections of pictures that are not annotated are told, and left out.</summary>
    public static (DetectionEvaluation Evaluation, IReadOnlyList<string> Notes) Evaluate(
        AnnotationSet truth, IReadOnlyList<FoundPicture> found, MatchingRules rules, bool withIntervals, CancellationToken cancellation)
    {
        string[] classes = [.. truth.Classes.Concat(found.SelectMany(p => p.Objects).Select(o => o.Label)).Distinct(StringComparer.Ordinal)];
        var labels = classes.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        var (places, unknown) = Places(truth, found);
        var tally = new DetectionTally(Math.Max(classes.Length, 1), rules);
        var pictures = new List<DetectedPicture>();
        foreach (var (i, picture) in truth.Pictures.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            FoundBox[] boxes = places.TryGetValue(i, out var said) ? [.. said.Objects.Select(o => Box(o, labels))] : [];
            pictures.Add(new DetectedPicture(i, picture.File, picture.Objects, tally.Add(picture.Objects, boxes)));
        }

        var evaluation = new DetectionEvaluation
        {
            Metrics = tally.Measure(), Classes = classes, Pictures = pictures,
            Intervals = withIntervals ? tally.Intervals(cancellation: cancellation) : null,
        };
        return (evaluation, Notes(truth.Pictures.Count - places.Count, unknown));
    }

    private static FoundBox Box(FoundObject o, Dictionary<string, int> labels) =>
        new(labels[o.Label], new Box(o.Box[0], o.Box[1], o.Box[2], o.Box[3]), o.Score);

    private static (Dictionary<int, FoundPicture> Places, List<string> Unknown) Places(AnnotationSet truth, IReadOnlyList<FoundPicture> found)
    {
        var byPath = truth.Pictures.Index().ToLookup(p => Path.GetFullPath(p.Item.File), p => p.Index, StringComparer.Ordinal);
        var byName = truth.Pictures.Index().ToLookup(p => Path.GetFileName(p.Item.File), p => p.Index, StringComparer.Ordinal);
        var (places, unknown) = (new Dictionary<int, FoundPicture>(), new List<string>());
        foreach (var picture in found)
        {
            int[] fits = [.. byPath[Path.GetFullPath(picture.File)]];
            fits = fits.Length > 0 ? fits : [.. byName[Path.GetFileName(picture.File.Replace('\\', '/'))]];
            if (fits.Length > 1)
                throw new CommandException($"Detections of '{picture.File}': {fits.Length} annotated pictures are called so. Write paths that say which.");
            if (fits.Length == 0)
                unknown.Add(picture.File);
            else if (!places.TryAdd(fits[0], picture))
                throw new CommandException($"Detections of '{picture.File}' are given twice.");
        }

        return (places, unknown);
    }

    private static List<string> Notes(int without, List<string> unknown)
    {
        var notes = new List<string>();
        if (without > 0)
            notes.Add($"{without} annotated {(without == 1 ? "picture has" : "pictures have")} no detections: all their objects count as missed.");
        if (unknown.Count > 0)
        {
            notes.Add(
                $"{unknown.Count} {(unknown.Count == 1 ? "picture has" : "pictures have")} detections and no annotations,"
                + $" and {(unknown.Count == 1 ? "is" : "are")} left out, such as '{unknown[0]}'.");
        }

        return notes;
    }
}
