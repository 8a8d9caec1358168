namespace MLNetVision.Metrics;

/// <summary>
/// Counts errors by kind and finds what mending each kind alone would give (TIDE, section 2.3): a box in an inexact place or of the wrong class becomes right,
/// if its object is free and it is the surest such box there, and else goes, as do duplicates, background and what is wrong in both ways; missed objects go.
/// </summary>
internal sealed class ErrorTally(int classes)
{
    private static readonly FoundKind[] Errors =
        [FoundKind.Localisation, FoundKind.Confusion, FoundKind.Both, FoundKind.Duplicate, FoundKind.Background];

    private readonly List<ErrorRow> _rows = [];
    private readonly int[] _objects = new int[classes], _missed = new int[classes];
    private int _allObjects;

    public void Add(IReadOnlyList<TrueBox> truth, PictureOutcome outcome)
    {
        foreach (var found in outcome.Found)
        {
            if (found.Kind == FoundKind.Ignored)
                continue;
            var free = found.Kind is FoundKind.Localisation or FoundKind.Confusion && outcome.Truth[found.Truth] != TruthKind.Found;
            _rows.Add(new ErrorRow(
                found.Found.Label, found.Found.Score, found.Kind, free ? _allObjects + found.Truth : -1, free ? truth[found.Truth].Label : -1));
        }

        for (var t = 0; t < truth.Count; t++)
        {
            _objects[truth[t].Label] += outcome.Truth[t] == TruthKind.Ignored ? 0 : 1;
            _missed[truth[t].Label] += outcome.Truth[t] == TruthKind.Missed ? 1 : 0;
        }

        _allObjects += truth.Count;
    }

    public DetectionErrors Measure()
    {
        var plain = Mean(_rows, _objects);
        ErrorFigures Of(FoundKind kind) => new(_rows.Count(r => r.Kind == kind), Mean(Mended(kind), _objects) - plain);
        var figures = Errors.ToDictionary(kind => kind, Of);
        var left = _objects.Zip(_missed, (objects, missed) => objects - missed).ToArray();
        return new DetectionErrors(
            plain, figures[FoundKind.Localisation], figures[FoundKind.Confusion], figures[FoundKind.Both], figures[FoundKind.Duplicate],
            figures[FoundKind.Background], new ErrorFigures(_missed.Sum(), Mean(_rows, left) - plain));
    }

    private IEnumerable<ErrorRow> Mended(FoundKind kind)
    {
        var surest = _rows.Index().Where(r => r.Item.Kind == kind && r.Item.Truth >= 0).GroupBy(r => r.Item.Truth)
            .Select(g => g.MaxBy(r => r.Item.Score).Index).ToHashSet();
        foreach (var (i, row) in _rows.Index())
        {
            if (row.Kind != kind)
                yield return row;
            else if (surest.Contains(i))
                yield return row with { Label = row.TruthLabel, Kind = FoundKind.Right };
        }
    }

    /// <summary>The mean over the classes that have objects; one of which all were missed and are gone has found nothing: 0.</summary>
    private double Mean(IEnumerable<ErrorRow> rows, int[] objects)
    {
        var ranked = _objects.Select(_ => new RankedBoxes()).ToArray();
        foreach (var row in rows)
            ranked[row.Label].Add(row.Score, row.Kind == FoundKind.Right);
        return ClassMean.Of(ranked.Select((boxes, label) => _objects[label] == 0 ? double.NaN : Average(boxes, objects[label])));
    }

    private static double Average(RankedBoxes boxes, int objects)
    {
        if (objects == 0)
            return 0;
        var (recall, precision, _) = boxes.Curve(objects);
        return AveragePrecision.Coco(recall, precision);
    }
}
