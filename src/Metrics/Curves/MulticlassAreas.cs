namespace MLNetVision.Metrics;

/// <summary>
/// Areas under the ROC curves of several classes. A class without rows, or without others, has no area and is left out of the means, where scikit-learn
/// refuses.
/// </summary>
/// <param name="OneVersusRest">Each class against all others; not a number where there is no area.</param>
/// <param name="Macro">The mean of the classes against the rest.</param>
/// <param name="Weighted">Their mean, each counting as often as it occurs.</param>
/// <param name="OneVersusOneMacro">The mean over pairs of classes, either one's scores among the rows of the two (Hand and Till 2001).</param>
/// <param name="OneVersusOneWeighted">Their mean, each pair counting as often as its classes occur.</param>
public sealed record MulticlassAreas(
    IReadOnlyList<double> OneVersusRest, double Macro, double Weighted, double OneVersusOneMacro, double OneVersusOneWeighted)
{
    /// <summary>
    /// The areas of a table. One sort a class: won[a, b] is how many pairs of a row of a and one of b have the greater score of a in the former, equal
    /// ones counting half.
    /// </summary>
    public static MulticlassAreas Of(ScoreTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var supports = new long[table.Classes];
        foreach (var label in table.Labels)
            supports[label]++;
        var won = new double[table.Classes][];
        Parallel.For(0, table.Classes, c => won[c] = Won(table, c));
        var areas = new double[table.Classes];
        var (macro, weighted) = (default(RunningMean), default(RunningMean));
        for (var c = 0; c < areas.Length; c++)
        {
            var pairs = (double)supports[c] * (table.Rows - supports[c]);
            areas[c] = pairs == 0 ? double.NaN : won[c].Sum() / pairs;
            macro = pairs == 0 ? macro : macro.Add(areas[c]);
            weighted = pairs == 0 ? weighted : weighted.Add(areas[c], supports[c]);
        }

        var (pairMacro, pairWeighted) = Pairs(won, supports);
        return new MulticlassAreas(areas, macro.Value, weighted.Value, pairMacro, pairWeighted);
    }

    private static (double Macro, double Weighted) Pairs(double[][] won, long[] supports)
    {
        var (macro, weighted) = (default(RunningMean), default(RunningMean));
        for (var a = 0; a < supports.Length; a++)
        {
            for (var b = a + 1; b < supports.Length; b++)
            {
                if (supports[a] == 0 || supports[b] == 0)
                    continue;
                var area = (won[a][b] + won[b][a]) / (2.0 * supports[a] * supports[b]);
                macro = macro.Add(area);
                weighted = weighted.Add(area, supports[a] + supports[b]);
            }
        }

        return (macro.Value, weighted.Value);
    }

    private static double[] Won(ScoreTable table, int label)
    {
        var scores = table.ScoresOf(label);
        var labels = table.Labels.ToArray();
        Array.Sort(scores, labels);
        var (won, below, here) = (new double[table.Classes], new long[table.Classes], new long[table.Classes]);
        for (int begin = 0, end; begin < scores.Length; begin = end)
        {
            for (end = begin; end < scores.Length && scores[end].Equals(scores[begin]); end++)
                here[labels[end]]++;
            for (var b = 0; here[label] > 0 && b < won.Length; b++)
                won[b] += b == label ? 0 : here[label] * (below[b] + (here[b] / 2.0));
            for (var i = begin; i < end; i++)
            {
                below[labels[i]]++;
                here[labels[i]] = 0;
            }
        }

        return won;
    }
}
