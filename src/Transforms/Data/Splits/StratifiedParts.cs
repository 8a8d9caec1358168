using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Transforms.Data;

/// <summary>Deals rows to parts so that every part has the classes in the shares of the whole.</summary>
internal static class StratifiedParts
{
    /// <summary>Part 1 for testing, part 0 for training. Which rows of a class are tested on is random.</summary>
    public static int[] Split(ClassedRows rows, double testFraction, int seed)
    {
        var quotas = Quotas(rows.Sizes, testFraction);
        var parts = new int[rows.Classes.Length];
        var byClass = rows.RowsByClass();
        for (var number = 0; number < byClass.Length; number++)
        {
            Shuffled(byClass[number], seed, number);
            foreach (var row in byClass[number].AsSpan(0, quotas[number]))
                parts[row] = 1;
        }

        return parts;
    }

    /// <summary>Each class in turn is dealt to the parts like cards, going on where the class before ended: sizes differ by one row at most.</summary>
    public static int[] Folds(ClassedRows rows, int folds, int seed)
    {
        var parts = new int[rows.Classes.Length];
        var byClass = rows.RowsByClass();
        var next = 0;
        for (var number = 0; number < byClass.Length; number++)
        {
            Shuffled(byClass[number], seed, number);
            foreach (var row in byClass[number])
                parts[row] = next++ % folds;
        }

        return parts;
    }

    /// <summary>
    /// How many rows of each class are tested on, by largest remainders: round(n * fraction) in all, at least 1; of each class its share rounded down, and one
    /// more for those with the largest fractions, earlier classes first where equal. The last row of a class is never taken.
    /// </summary>
    public static int[] Quotas(int[] sizes, double testFraction)
    {
        var all = sizes.Sum();
        var total = Math.Clamp((int)Math.Round(all * testFraction, MidpointRounding.AwayFromZero), 1, all);
        var quotas = Array.ConvertAll(sizes, size => Math.Min((int)(size * testFraction), size - 1));
        var missing = total - quotas.Sum();
        foreach (var number in Enumerable.Range(0, sizes.Length).OrderByDescending(i => (sizes[i] * testFraction) - quotas[i]))
        {
            if (missing > 0 && quotas[number] < sizes[number] - 1)
            {
                quotas[number]++;
                missing--;
            }
        }

        return quotas;
    }

    private static void Shuffled(int[] rows, int seed, int number) => RandomStream.ForName((ulong)seed, $"split of class {number}").Shuffle<int>(rows);
}
