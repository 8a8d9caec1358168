using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Transforms.Data;

/// <summary>Deals groups of rows to parts, each group whole.</summary>
internal static class GroupedParts
{
    /// <summary>
    /// Part 1 for testing, part 0 for training. Groups come in random order, and one is tested on if that brings the number of rows nearer to the fraction;
    /// the smallest one if that holds for none. One group at least is left for training.
    /// </summary>
    public static int[] Split(ClassedRows rows, double testFraction, int seed)
    {
        var target = rows.Classes.Length * testFraction;
        var groups = Shuffled(rows.Sizes.Length, seed);
        var parts = new int[groups.Length];
        var (taken, tested) = (0, 0);
        foreach (var group in groups)
        {
            var more = taken + rows.Sizes[group];
            if (tested < groups.Length - 1 && Math.Abs(more - target) < Math.Abs(taken - target))
                (taken, tested, parts[group]) = (more, tested + 1, 1);
        }

        if (tested == 0)
            parts[groups.MinBy(group => rows.Sizes[group])] = 1;
        return Array.ConvertAll(rows.Classes, group => parts[group]);
    }

    /// <summary>The largest group first, each into the part with the fewest rows so far; which of equally large ones comes first is random.</summary>
    public static int[] Folds(ClassedRows rows, int folds, int seed)
    {
        var parts = new int[rows.Sizes.Length];
        var filled = new long[folds];
        foreach (var group in Shuffled(parts.Length, seed).OrderByDescending(group => rows.Sizes[group]))
        {
            parts[group] = Array.IndexOf(filled, filled.Min());
            filled[parts[group]] += rows.Sizes[group];
        }

        return Array.ConvertAll(rows.Classes, group => parts[group]);
    }

    private static int[] Shuffled(int count, int seed)
    {
        var groups = Enumerable.Range(0, count).ToArray();
        RandomStream.ForName((ulong)seed, "order of groups").Shuffle<int>(groups);
        return groups;
    }
}
