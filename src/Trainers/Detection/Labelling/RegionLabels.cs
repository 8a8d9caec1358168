namespace MLNetVision.Trainers.Detection;

/// <summary>
/// What the regions of a picture count as. Those from <paramref name="firstTruth"/> on are the boxes of its objects themselves, in their order.
/// </summary>
internal sealed class RegionLabels(RegionOverlaps overlaps, int firstTruth, RegionBands bands)
{
    public const int Background = -1;
    public const int LeftOut = -2;

    public int Count => overlaps.Count;

    /// <summary>For fine-tuning: the class, <see cref="Background"/> or <see cref="LeftOut"/>.</summary>
    public int Tuning(int region)
    {
        var best = overlaps.Best(region);
        return best < 0 || overlaps[region, best] < bands.TuningFrom ? Background
            : overlaps.Truths[best].IsDifficult ? LeftOut
            : overlaps.Truths[best].Label;
    }

    /// <summary>For the machine of a class: 1 if of the class, -1 if not, 0 if left out.</summary>
    public int Machine(int region, int label)
    {
        if (region >= firstTruth && overlaps.Truths[region - firstTruth] is { IsDifficult: false } truth && truth.Label == label)
        {
            return 1;
        }

        var plain = overlaps.WithClass(region, label, isDifficult: false);
        var difficult = overlaps.WithClass(region, label, isDifficult: true);
        return plain >= (bands.MachineFrom ?? double.PositiveInfinity) && plain >= difficult ? 1
            : Math.Max(plain, difficult) < bands.MachineBelow ? -1
            : 0;
    }

    /// <summary>For box regression: the object that a region is to be moved to, or -1. The objects' own boxes have nowhere to go.</summary>
    public int Regression(int region)
    {
        var best = region >= firstTruth ? -1 : overlaps.Best(region);
        return best >= 0 && overlaps[region, best] >= bands.RegressionFrom && !overlaps.Truths[best].IsDifficult ? best : -1;
    }
}
