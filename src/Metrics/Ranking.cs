namespace MLNetVision.Metrics;

/// <summary>Where scores stand among each other.</summary>
public static class Ranking
{
    /// <summary>
    /// The place of the greatest score, the first of equal ones. What is not a number is never the greatest, unless nothing is a number: 0 then.
    /// </summary>
    public static int ArgMax(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best] || (float.IsNaN(scores[best]) && !float.IsNaN(scores[i])))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>
    /// How many scores stand before that of a class: the greater ones, and equal ones at lower numbers, so that the class <see cref="ArgMax"/> gives has
    /// rank 0. A score that is not a number stands behind all others.
    /// </summary>
    public static int RankOf(int label, ReadOnlySpan<float> scores)
    {
        if ((uint)label >= (uint)scores.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(label), label, $"Ranking.RankOf: a class is a number from 0 to {scores.Length - 1}.");
        }

        var own = scores[label];
        var before = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var other = scores[i];
            var equal = other == own || (float.IsNaN(other) && float.IsNaN(own));
            before += other > own || (float.IsNaN(own) && !float.IsNaN(other)) || (equal && i < label) ? 1 : 0;
        }

        return before;
    }
}
