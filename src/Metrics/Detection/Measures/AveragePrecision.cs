namespace MLNetVision.Metrics;

/// <summary>
/// The area below a precision-recall curve of a detector, in the three ways that competitions define it. A curve has a point for each box found, the surest
/// first, so recall never falls; recalls beyond the last have precision 0. Precision at a recall is the greatest at that or any greater recall.
/// </summary>
public static class AveragePrecision
{
    private const int CocoPoints = 101;

    /// <summary>PASCAL VOC until 2009: the mean of the precisions at recall 0, 0.1, ... 1.</summary>
    public static double ElevenPoints(ReadOnlySpan<double> recall, ReadOnlySpan<double> precision)
    {
        var falling = Falling(recall, precision);
        double sum = 0;
        for (var i = 0; i <= 10; i++)
            sum += At(recall, falling, i / 10.0);
        return sum / 11;
    }

    /// <summary>PASCAL VOC since 2010: the exact area.</summary>
    public static double AllPoints(ReadOnlySpan<double> recall, ReadOnlySpan<double> precision)
    {
        var falling = Falling(recall, precision);
        double area = 0;
        for (var i = 0; i < falling.Length; i++)
            area += (recall[i] - (i == 0 ? 0 : recall[i - 1])) * falling[i];
        return area;
    }

    /// <summary>COCO: the mean of the precisions at recall 0, 0.01, ... 1.</summary>
    public static double Coco(ReadOnlySpan<double> recall, ReadOnlySpan<double> precision)
    {
        var falling = Falling(recall, precision);
        double sum = 0;
        for (var i = 0; i < CocoPoints; i++)
            sum += At(recall, falling, i == CocoPoints - 1 ? 1 : i * 0.01);
        return sum / CocoPoints;
    }

    private static double At(ReadOnlySpan<double> recall, double[] falling, double least)
    {
        var (low, high) = (0, falling.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = recall[middle] < least ? (middle + 1, high) : (low, middle);
        }

        return low < falling.Length ? falling[low] : 0;
    }

    private static double[] Falling(ReadOnlySpan<double> recall, ReadOnlySpan<double> precision)
    {
        if (recall.Length != precision.Length)
            throw new ArgumentException($"AveragePrecision: {recall.Length} recalls have {precision.Length} precisions. Give as many.", nameof(precision));
        var falling = precision.ToArray();
        for (var i = falling.Length - 2; i >= 0; i--)
            falling[i] = Math.Max(falling[i], falling[i + 1]);
        return falling;
    }
}
