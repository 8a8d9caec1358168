namespace MLNetVision.Metrics;

/// <summary>What came of rows, by the probability that a model gave them: points on the diagonal are calibrated.</summary>
/// <param name="Bins">The bins, rising, empty ones as well.</param>
/// <param name="ExpectedError">The mean gap, each bin counting as often as it has rows (ECE; Naeini, Cooper and Hauskrecht 2015).</param>
/// <param name="MaximumError">The greatest gap (MCE).</param>
public sealed record ReliabilityCurve(IReadOnlyList<ReliabilityBin> Bins, double ExpectedError, double MaximumError)
{
    /// <summary>
    /// The curve of probabilities of something and whether it came. Of several classes, take the predicted one's probability and whether it was right.
    /// </summary>
    /// <param name="probabilities">From 0 to 1.</param>
    /// <param name="came">Whether it came true.</param>
    /// <param name="bins">How many bins.</param>
    /// <param name="strategy">Where they end. Quantiles that coincide give empty bins.</param>
    public static ReliabilityCurve Of(ReadOnlySpan<float> probabilities, ReadOnlySpan<bool> came, int bins = 10, BinStrategy strategy = BinStrategy.Uniform)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        if (probabilities.Length != came.Length)
            throw new ArgumentException($"ReliabilityCurve.Of: there are {probabilities.Length} probabilities for {came.Length} rows. Give one a row.",
                nameof(came));
        var edges = Edges(probabilities, bins, strategy);
        var (said, true_) = (new RunningMean[bins], new RunningMean[bins]);
        for (var row = 0; row < came.Length; row++)
        {
            double p = probabilities[row];
            if (p is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(probabilities), p, $"ReliabilityCurve.Of: row {row} has no probability from 0 to 1.");
            var bin = BinOf(edges, p);
            said[bin] = said[bin].Add(p);
            true_[bin] = true_[bin].Add(came[row] ? 1 : 0);
        }

        ReliabilityBin[] all = [.. Enumerable.Range(0, bins).Select(
            b => new ReliabilityBin(edges[b], edges[b + 1], (long)said[b].Weight, said[b].Value, true_[b].Value))];
        var filled = all.Where(b => b.Rows > 0).ToArray();
        return filled.Length == 0
            ? new ReliabilityCurve(all, double.NaN, double.NaN)
            : new ReliabilityCurve(all, filled.Sum(b => b.Rows * b.Gap) / came.Length, filled.Max(b => b.Gap));
    }

    private static double[] Edges(ReadOnlySpan<float> probabilities, int bins, BinStrategy strategy)
    {
        var shares = Enumerable.Range(0, bins + 1).Select(i => (double)i / bins);
        if (strategy == BinStrategy.Uniform || probabilities.IsEmpty)
            return [.. shares];
        var sorted = Array.ConvertAll(probabilities.ToArray(), p => (double)p);
        Array.Sort(sorted);
        return [.. shares.Select(share => Quantiles.OfSorted(sorted, share))];
    }

    /// <summary>How many inner edges lie below a probability.</summary>
    private static int BinOf(double[] edges, double probability)
    {
        var (low, high) = (1, edges.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = edges[middle] < probability ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
