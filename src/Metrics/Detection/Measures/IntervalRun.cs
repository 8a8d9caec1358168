namespace MLNetVision.Metrics;

/// <summary>Measures pictures drawn anew: a draw counts each picture, and each class is gone through once an overlap.</summary>
internal sealed class IntervalRun(int pictures, DrawnCurves[] voc, DrawnCurves[] coco)
{
    private const int Figures = 5, At75 = 5;

    public DetectionIntervals Run(BootstrapOptions? options, CancellationToken cancellation)
    {
        if (pictures == 0)
        {
            var none = new ConfidenceInterval(double.NaN, double.NaN, double.NaN);
            return new DetectionIntervals(none, none, none, none, none);
        }

        var intervals = Bootstrap.Intervals(pictures, Figures, Measure, options, cancellation);
        return new DetectionIntervals(intervals[0], intervals[1], intervals[2], intervals[3], intervals[4]);
    }

    private void Measure(ReadOnlySpan<int> drawn, Span<double> figures)
    {
        var times = new int[pictures];
        foreach (var picture in drawn)
            times[picture]++;

        figures[0] = Mean(voc, times, 0, AveragePrecision.ElevenPoints);
        figures[1] = Mean(voc, times, 0, AveragePrecision.AllPoints);
        double sum = 0;
        for (var o = 0; o < CocoMatching.Overlaps.Length; o++)
        {
            var at = Mean(coco, times, o, AveragePrecision.Coco);
            sum += at;
            figures[3] = o == 0 ? at : figures[3];
            figures[4] = o == At75 ? at : figures[4];
        }

        figures[2] = sum / CocoMatching.Overlaps.Length;
    }

    private static double Mean(DrawnCurves[] classes, int[] times, int overlap, CurveMeasure measure) =>
        ClassMean.Of(classes.Select(one => one.Measure(times, overlap, measure)));
}
