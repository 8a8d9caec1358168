namespace MLNetVision.Sweeps.Importance;

/// <summary>
/// The functional analysis of variance of a forest's function over its whole space, each place as likely as any other (Hutter, Hoos, Leyton-Brown 2014), in
/// closed form: with leaves i and j, centred values v, volumes V and, for an axis k, shares |i_k| and overlaps |i_k j_k|, the variance of the mean over all
/// axes but those of a set U is the sum over i, j of v_i v_j V_i V_j times the product over k in U of |i_k j_k| / (|i_k| |j_k|).
/// </summary>
internal sealed class VarianceShares
{
    private VarianceShares(int axes) => (Alone, Together) = (new double[axes], new double[axes, axes]);

    /// <summary>The variance of the trees' functions, the mean of them.</summary>
    public double Variance { get; private set; }

    /// <summary>The share of each axis by itself.</summary>
    public double[] Alone { get; }

    /// <summary>The share of two axes together, without their own; the first index is the smaller one.</summary>
    public double[,] Together { get; }

    public static VarianceShares Of(ForestAxis[] axes, double[][] places, double[] values, ulong seed)
    {
        var shares = new VarianceShares(axes.Length);
        var varied = 0;
        foreach (var leaves in RegressionForest.Grow(axes, places, values, seed))
        {
            varied += shares.Add(axes, leaves) ? 1 : 0;
        }

        shares.Divide(varied);
        return shares;
    }

    /// <summary>Takes a tree in; false if it is the same everywhere.</summary>
    private bool Add(ForestAxis[] axes, List<Leaf> leaves)
    {
        var volumes = leaves.Select(l => l.Sides.Zip(axes, (s, a) => s.Share(a)).Aggregate(1.0, (v, s) => v * s)).ToArray();
        var mean = leaves.Zip(volumes, (l, v) => l.Value * v).Sum();
        var weights = leaves.Zip(volumes, (l, v) => (l.Value - mean) * v).ToArray();
        var total = leaves.Zip(volumes, (l, v) => (l.Value - mean) * (l.Value - mean) * v).Sum();
        Variance += total;
        if (total <= 0)
        {
            return false;
        }

        var (alone, pairs) = (new double[axes.Length], new double[axes.Length, axes.Length]);
        var ratio = new double[axes.Length];
        for (var i = 0; i < leaves.Count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var product = (i == j ? 1 : 2) * weights[i] * weights[j];
                Overlaps(axes, leaves[i], leaves[j], ratio);
                for (var k = 0; k < axes.Length; k++)
                {
                    alone[k] += product * ratio[k];
                    for (var l = k + 1; l < axes.Length; l++)
                    {
                        pairs[k, l] += product * ratio[k] * ratio[l];
                    }
                }
            }
        }

        for (var k = 0; k < axes.Length; k++)
        {
            Alone[k] += alone[k] / total;
            for (var l = k + 1; l < axes.Length; l++)
            {
                Together[k, l] += (pairs[k, l] - alone[k] - alone[l]) / total;
            }
        }

        return true;
    }

    private static void Overlaps(ForestAxis[] axes, Leaf a, Leaf b, double[] ratio)
    {
        for (var k = 0; k < axes.Length; k++)
        {
            ratio[k] = a.Sides[k].Overlap(b.Sides[k], axes[k]) / (a.Sides[k].Share(axes[k]) * b.Sides[k].Share(axes[k]));
        }
    }

    private void Divide(int trees)
    {
        Variance /= RegressionForest.Trees;
        for (var k = 0; k < Alone.Length && trees > 0; k++)
        {
            Alone[k] = Math.Clamp(Alone[k] / trees, 0, 1);
            for (var l = k + 1; l < Alone.Length; l++)
            {
                Together[k, l] = Math.Clamp(Together[k, l] / trees, 0, 1);
            }
        }
    }
}
