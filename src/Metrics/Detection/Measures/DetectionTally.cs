namespace MLNetVision.Metrics;

/// <summary>Counts a detector's boxes picture by picture and measures it at the end. It keeps some 90 bytes a box, no picture.</summary>
public sealed class DetectionTally
{
    private readonly MatchingRules _rules;
    private readonly CocoClass[] _coco;
    private readonly VocClass[] _voc;
    private readonly ClassCounts[] _counts;
    private readonly ErrorTally _errors;
    private readonly ConfusionMatrix _confusion;
    private int _pictures;

    /// <summary>Begins without pictures.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <param name="rules">What the measures leave open; nothing for the usual.</param>
    public DetectionTally(int classes, MatchingRules? rules = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        _rules = rules ?? new MatchingRules();
        _rules.Check();
        _coco = [.. Enumerable.Range(0, classes).Select(_ => new CocoClass(_rules))];
        _voc = [.. Enumerable.Range(0, classes).Select(_ => new VocClass(_rules))];
        _counts = [.. Enumerable.Range(0, classes).Select(_ => new ClassCounts())];
        _errors = new ErrorTally(classes);
        _confusion = new ConfusionMatrix(classes + 1);
    }

    /// <summary>Counts a picture.</summary>
    /// <param name="truth">Its objects; their boxes have to be boxes (<see cref="Box.IsBox"/>).</param>
    /// <param name="found">What the detector says, also the unsure. What is no box is wrong; a score that is not a number is refused.</param>
    /// <returns>What each of them is.</returns>
    public PictureOutcome Add(IReadOnlyList<TrueBox> truth, IReadOnlyList<FoundBox> found)
    {
        DetectionChecks.Check("DetectionTally.Add", truth, found);
        CheckLabels(truth.Select(t => t.Label).Concat(found.Select(f => f.Label)));
        foreach (var part in PictureClass.Of(truth, found))
            Add(part, [.. part.TruthPlaces.Select(p => truth[p])], [.. part.FoundPlaces.Select(p => found[p])]);
        ConfusedBoxes.Count(_confusion, truth, found, _rules);
        var outcome = OutcomeOfPicture.Of(truth, found, _rules);
        _errors.Add(truth, outcome);
        _pictures++;
        return outcome;
    }

    /// <summary>The measures of all pictures so far.</summary>
    public DetectionMetrics Measure()
    {
        var classes = Enumerable.Range(0, _coco.Length).Select(MeasureClass).ToArray();
        return new DetectionMetrics(classes, _confusion, _errors.Measure())
        {
            Pictures = _pictures,
            Voc2007 = ClassMean.Of(classes.Select(c => c.Voc2007)),
            Voc2010 = ClassMean.Of(classes.Select(c => c.Voc2010)),
            Coco = CocoFigures.MeanOf([.. classes.Select(c => c.Coco)]),
            Rules = _rules,
        };
    }

    /// <summary>Confidence intervals of the mean average precisions so far, from pictures drawn anew.</summary>
    /// <param name="options">How; null for the usual. The same options and pictures always give the same intervals.</param>
    /// <param name="cancellation">Ends it early.</param>
    public DetectionIntervals Intervals(BootstrapOptions? options = null, CancellationToken cancellation = default) => new IntervalRun(
        _pictures, Array.ConvertAll(_voc, one => one.Drawn.Order()), Array.ConvertAll(_coco, one => one.Drawn.Order())).Run(options, cancellation);

    private void Add(PictureClass part, TrueBox[] truth, FoundBox[] found)
    {
        var overlaps = Iou.Between(Array.ConvertAll(found, f => f.Box), Array.ConvertAll(truth, t => t.Box));
        _voc[part.Label].Add(_pictures, truth, found, overlaps);
        var most = found.Length > _rules.MostFound ? found[.._rules.MostFound] : found;
        _coco[part.Label].Add(_pictures, truth, most, CocoMatching.OverlapsOf(most, truth));
        _counts[part.Label].Add(truth, found, _rules);
    }

    private DetectionClassMetrics MeasureClass(int label)
    {
        var (eleven, all, curve) = _voc[label].Measure();
        var counts = _counts[label];
        return new DetectionClassMetrics(label, counts.Objects, counts.Ignored, counts.Found)
        {
            Voc2007 = eleven,
            Voc2010 = all,
            Coco = _coco[label].Measure(),
            Curve = curve,
            Precision = counts.Precision,
            Recall = counts.Recall,
            F1 = counts.F1,
        };
    }

    private void CheckLabels(IEnumerable<int> labels)
    {
        foreach (var label in labels)
        {
            if ((uint)label >= (uint)_coco.Length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels), label, $"DetectionTally.Add: a class is a number from 0 to {_coco.Length - 1}. Make the tally for all classes there are.");
            }
        }
    }
}
