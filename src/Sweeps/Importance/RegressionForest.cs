using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Sweeps.Importance;

/// <summary>A random forest of regression trees (Breiman 2001), as the leaves of its trees.</summary>
internal static class RegressionForest
{
    public const int Trees = 64;

    /// <summary>Rows of a leaf, so that a single trial's luck is no leaf of its own.</summary>
    private const int LeastRows = 2;

    /// <summary>Rows that a tree is grown from at most: it bounds the leaves, whose pairs are gone through.</summary>
    private const int MostRows = 1000;

    /// <summary>The share of the axes that a cut chooses from.</summary>
    private const double AxesTried = 5.0 / 6;

    /// <summary>Grows trees, each from rows drawn with replacement.</summary>
    /// <param name="axes">What the coordinates are of.</param>
    /// <param name="places">The coordinates of each row; what is no number is drawn anew for each tree.</param>
    /// <param name="values">The value of each row.</param>
    /// <param name="seed">Which forest.</param>
    public static IEnumerable<List<Leaf>> Grow(ForestAxis[] axes, double[][] places, double[] values, ulong seed)
    {
        for (var tree = 0; tree < Trees; tree++)
        {
            var random = new RandomStream(RandomStream.SeedAt(seed, (ulong)tree));
            var rows = new int[Math.Min(values.Length, MostRows)];
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = random.NextBelow(values.Length);
            }

            var filled = Array.ConvertAll(places, p => Filled(p, axes, ref random));
            var leaves = new List<Leaf>();
            Grow(Array.ConvertAll(axes, Side.Whole), rows, leaves);
            yield return leaves;

            void Grow(Side[] sides, int[] at, List<Leaf> into)
            {
                if (BestCut(at) is not { } cut)
                {
                    into.Add(new Leaf(sides, at.Average(r => values[r])));
                    return;
                }

                var (first, second) = ((Side[])sides.Clone(), (Side[])sides.Clone());
                (first[cut.Axis], second[cut.Axis]) = cut.Divide(sides[cut.Axis], axes[cut.Axis]);
                var parts = at.ToLookup(r => cut.IsFirst(filled[r][cut.Axis], axes[cut.Axis]));
                Grow(first, [.. parts[true]], into);
                Grow(second, [.. parts[false]], into);
            }

            Cut? BestCut(int[] at)
            {
                var tried = Enumerable.Range(0, axes.Length).ToArray();
                random.Shuffle<int>(tried);
                Cut? best = null;
                foreach (var axis in tried.Take((int)Math.Ceiling(axes.Length * AxesTried)))
                {
                    if (Cut.Best(axis, axes[axis], filled, values, at, LeastRows) is { } cut && cut.Gain > (best?.Gain ?? 0))
                    {
                        best = cut;
                    }
                }

                return best;
            }
        }
    }

    private static double[] Filled(double[] place, ForestAxis[] axes, ref RandomStream random)
    {
        var filled = (double[])place.Clone();
        for (var k = 0; k < filled.Length; k++)
        {
            if (double.IsNaN(filled[k]))
            {
                filled[k] = axes[k].IsUnordered ? random.NextBelow(axes[k].Categories) : random.NextUniform();
            }
        }

        return filled;
    }
}
