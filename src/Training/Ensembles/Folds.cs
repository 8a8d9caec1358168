using MLNetVision.Networks.Initialisers;
using MLNetVision.Training.Data;

namespace MLNetVision.Training.Ensembles;

/// <summary>Divides rows for k-fold cross-validation and bagging. Equal seeds give equal divisions.</summary>
public static class Folds
{
    /// <summary>k folds: each row is measured in one of them and trained on in the others. Their sizes differ by one at most.</summary>
    public static IReadOnlyList<Fold> Plain(int rows, int k, ulong seed = 0)
    {
        CheckFolds(rows, k);
        return Divide(rows, k, Shuffled(rows, seed));
    }

    /// <summary>
    /// k folds in each of which every class has its share: a class's rows in two folds differ by one at most, and so do the folds' sizes.
    /// </summary>
    /// <param name="labels">The class of each row.</param>
    /// <param name="k">How many folds; each class needs as many rows.</param>
    /// <param name="seed">Where the random choices begin.</param>
    public static IReadOnlyList<Fold> Stratified(IReadOnlyList<int> labels, int k, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(labels);
        CheckFolds(labels.Count, k);
        var byClass = Shuffled(labels.Count, seed).GroupBy(row => labels[row]).OrderBy(group => group.Key).ToArray();
        return byClass.FirstOrDefault(group => group.Count() < k) is { } small
            ? throw new ArgumentException(
                $"Folds.Stratified: class {small.Key} has {small.Count()} rows, too few for {k} folds; use fewer folds or plain ones.", nameof(k))
            : Divide(labels.Count, k, byClass.SelectMany(group => group));
    }

    /// <summary>
    /// Bootstrap samples (Breiman 1996): each draws as many rows as there are, with replacement, and is measured with those that it did not draw, about 37 %.
    /// </summary>
    public static IReadOnlyList<Fold> Bootstrap(int rows, int samples, ulong seed = 0)
    {
        if (rows < 2 || samples < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(rows), rows, $"Folds.Bootstrap needs 2 rows and 1 sample at least, but got {rows} and {samples}.");
        }

        return [.. Enumerable.Range(0, samples).Select(sample => Bootstrap(rows, RandomStream.ForName(seed, $"bootstrap sample {sample}")))];
    }

    private static Fold Bootstrap(int rows, RandomStream random)
    {
        while (true)
        {
            var drawn = new int[rows];
            for (var i = 0; i < rows; i++)
            {
                drawn[i] = random.NextBelow(rows);
            }

            var left = Enumerable.Range(0, rows).Except(drawn).ToArray();
            if (left.Length > 0)
            {
                return new Fold(drawn, left);
            }
        }
    }

    /// <summary>Deals the rows out like cards, so that a class, whose rows follow one another, is spread evenly.</summary>
    private static Fold[] Divide(int rows, int k, IEnumerable<int> order)
    {
        var foldOf = new int[rows];
        foreach (var (place, row) in order.Index())
        {
            foldOf[row] = place % k;
        }

        return [.. Enumerable.Range(0, k).Select(fold => new Fold(Where(row => foldOf[row] != fold), Where(row => foldOf[row] == fold)))];

        int[] Where(Func<int, bool> holds) => [.. Enumerable.Range(0, rows).Where(holds)];
    }

    private static int[] Shuffled(int rows, ulong seed)
    {
        var order = Enumerable.Range(0, rows).ToArray();
        RowOrder.Shuffle<int>(order, RandomStream.ForName(seed, "folds"));
        return order;
    }

    private static void CheckFolds(int rows, int k)
    {
        if (k < 2 || k > rows)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, $"Folds: the number of folds has to be from 2 to the number of rows, {rows}.");
        }
    }
}
