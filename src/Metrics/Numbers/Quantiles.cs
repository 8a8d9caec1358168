namespace MLNetVision.Metrics;

/// <summary>Quantiles with linear interpolation between the two nearest numbers, as NumPy's default.</summary>
public static class Quantiles
{
    /// <summary>The number below which a share of the numbers lies; not a number of none.</summary>
    public static double Of(ReadOnlySpan<double> numbers, double share)
    {
        var sorted = numbers.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, share);
    }

    /// <summary>As <see cref="Of"/>, of numbers that rise.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        if (share is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "Quantiles: a share is a number from 0 to 1.");
        if (sorted.IsEmpty || double.IsNaN(sorted[0]))
            return double.NaN;
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var (low, high) = (sorted[below], sorted[Math.Min(below + 1, sorted.Length - 1)]);
        return low == high ? low : low + ((high - low) * (place - below));
    }
}
