namespace MLNetVision.Metrics;

/// <summary>Boxes of a class with the pictures that they are of, to be counted once more with each picture as often as it was drawn.</summary>
internal sealed class DrawnBoxes
{
    private readonly List<(float Score, int Picture, uint Bits)> _boxes = [];
    private readonly List<(int Picture, int Objects)> _objects = [];

    /// <param name="picture">A picture's number.</param>
    /// <param name="objects">Its objects that count.</param>
    public void AddPicture(int picture, int objects)
    {
        if (objects > 0)
            _objects.Add((picture, objects));
    }

    /// <param name="score">The box's score.</param>
    /// <param name="picture">Its picture's number.</param>
    /// <param name="bits">At which overlaps it is right, and at which it does not count: <see cref="CocoRow.Bits"/>.</param>
    public void AddBox(float score, int picture, uint bits) => _boxes.Add((score, picture, bits));

    /// <summary>In the order of the scores, of equals the earlier first.</summary>
    public DrawnCurves Order() => new([.. _boxes.OrderByDescending(b => b.Score).Select(b => (b.Picture, b.Bits))], [.. _objects]);
}

/// <summary>Curves of precision over recall of pictures drawn anew.</summary>
internal sealed class DrawnCurves((int Picture, uint Bits)[] boxes, (int Picture, int Objects)[] objects)
{
    /// <summary>Average precision by a way to measure curves; not a number without objects.</summary>
    /// <param name="times">How often each picture was drawn.</param>
    /// <param name="overlap">The number of the overlap.</param>
    /// <param name="measure">One of <see cref="AveragePrecision"/>'s.</param>
    public double Measure(int[] times, int overlap, CurveMeasure measure)
    {
        long all = 0;
        foreach (var (picture, count) in objects)
            all += (long)times[picture] * count;
        if (all == 0)
            return double.NaN;

        var (recall, precision) = (new double[boxes.Length], new double[boxes.Length]);
        var points = Fill(times, overlap, all, recall, precision);
        return measure(recall.AsSpan(0, points), precision.AsSpan(0, points));
    }

    /// <summary>A box of a picture drawn several times is one point: those between it and the last of them are on no falling curve.</summary>
    private int Fill(int[] times, int overlap, long objects, double[] recall, double[] precision)
    {
        long right = 0, found = 0;
        var points = 0;
        foreach (var (picture, bits) in boxes)
        {
            if (times[picture] == 0 || CocoRow.IsIgnored(bits, overlap))
                continue;
            found += times[picture];
            right += CocoRow.IsRight(bits, overlap) ? times[picture] : 0;
            (recall[points], precision[points]) = ((double)right / objects, (double)right / found);
            points++;
        }

        return points;
    }
}

/// <summary>The area below a curve.</summary>
internal delegate double CurveMeasure(ReadOnlySpan<double> recall, ReadOnlySpan<double> precision);
