namespace MLNetVision.Sweeps.Importance;

/// <summary>A division of rows in two: those below a place, or those of a set of categories, go to the first part.</summary>
/// <param name="Axis">Which axis is cut.</param>
/// <param name="At">Where, on an axis with an order.</param>
/// <param name="Set">The categories of the first part, on one without.</param>
/// <param name="Gain">By how much the sum of squared errors falls.</param>
internal readonly record struct Cut(int Axis, double At, ulong Set, double Gain)
{
    public bool IsFirst(double coordinate, ForestAxis axis) => axis.IsUnordered ? (Set >> (int)coordinate & 1) != 0 : coordinate <= At;

    public (Side First, Side Second) Divide(Side side, ForestAxis axis) => axis.IsUnordered
        ? (side with { Set = side.Set & Set }, side with { Set = side.Set & ~Set })
        : (side with { To = At }, side with { From = At });

    /// <summary>
    /// The best cut of an axis; null where no cut gains anything. Categories are ordered by their means, which finds the best of all sets (Fisher 1958).
    /// </summary>
    public static Cut? Best(int axis, ForestAxis kind, double[][] places, double[] values, int[] rows, int leastRows)
    {
        var order = kind.IsUnordered ? ByMean(axis, kind, places, values, rows) : null;
        double Key(int row) => order is null ? places[row][axis] : order[(int)places[row][axis]];
        var sorted = rows.OrderBy(Key).ToArray();
        var (sum, before) = (rows.Sum(r => values[r]), 0.0);
        Cut? best = null;
        for (var i = 1; i < sorted.Length; i++)
        {
            before += values[sorted[i - 1]];
            var (low, high) = (Key(sorted[i - 1]), Key(sorted[i]));
            if (low == high || i < leastRows || sorted.Length - i < leastRows)
            {
                continue;
            }

            var gain = (before * before / i) + ((sum - before) * (sum - before) / (sorted.Length - i)) - (sum * sum / sorted.Length);
            if (gain > (best?.Gain ?? 1e-12))
            {
                best = order is null ? new Cut(axis, (low + high) / 2, 0, gain) : new Cut(axis, 0, SetUpTo(order, low), gain);
            }
        }

        return best;
    }

    /// <summary>The rank of each category by its mean; those that no row has come last.</summary>
    private static int[] ByMean(int axis, ForestAxis kind, double[][] places, double[] values, int[] rows)
    {
        var (sums, counts) = (new double[kind.Categories], new int[kind.Categories]);
        foreach (var row in rows)
        {
            sums[(int)places[row][axis]] += values[row];
            counts[(int)places[row][axis]]++;
        }

        var ranks = new int[kind.Categories];
        var order = Enumerable.Range(0, kind.Categories).OrderBy(c => counts[c] == 0 ? double.PositiveInfinity : sums[c] / counts[c]).ToArray();
        for (var rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }

        return ranks;
    }

    private static ulong SetUpTo(int[] ranks, double last) =>
        Enumerable.Range(0, ranks.Length).Where(c => ranks[c] <= last).Aggregate(0UL, (set, c) => set | (1UL << c));
}
