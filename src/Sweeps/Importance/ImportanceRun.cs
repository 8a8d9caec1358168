namespace MLNetVision.Sweeps.Importance;

/// <summary>
/// Importance where not every trial has every parameter. What all trials have is explained with all of them. A parameter that only some have is explained with
/// those alone and with all that these have in common; its variance counts by the share of such trials, as in the law of total variance.
/// </summary>
internal static class ImportanceRun
{
    private const ulong Seed = 1;

    /// <summary>Interactions that are worth a line.</summary>
    private const double LeastInteraction = 0.01;

    private const int MostInteractions = 5;

    /// <param name="figure">What the values are of.</param>
    /// <param name="epoch">After which epoch; null for an objective.</param>
    /// <param name="told">The trials, and what is to be explained.</param>
    public static SweepImportance Of(string figure, int? epoch, IReadOnlyList<(TrialRecord Trial, double Value)> told)
    {
        var known = told.Where(t => double.IsFinite(t.Value)).ToArray();
        if (known.Length < SweepImportance.LeastTrials)
        {
            return new SweepImportance(figure, epoch, known.Length, [], []);
        }

        var parameters = Parameters(known);
        var whole = Shares(known, [.. parameters.Where(p => p.Having.Length == known.Length)]);
        var total = whole.Variance > 0 ? whole.Variance : Variance(known);
        var alone = new Dictionary<string, ParameterImportance>();
        var together = new List<ParameterInteraction>();
        foreach (var group in parameters.GroupBy(p => string.Join(',', p.Having)))
        {
            var rows = group.First().Having;
            var isWhole = rows.Length == known.Length;
            var axes = parameters.Where(p => rows.All(p.Having.Contains)).ToArray();
            var shares = isWhole ? whole : rows.Length < SweepImportance.LeastTrials ? null : Shares([.. rows.Select(r => known[r])], axes);
            var weight = isWhole || shares is null ? 1 : Math.Min(1, shares.Variance / total) * rows.Length / known.Length;
            foreach (var parameter in group)
            {
                var share = shares is null || total <= 0 ? 0 : shares.Alone[Array.IndexOf(axes, parameter)] * weight;
                alone[parameter.Name] = new ParameterImportance(parameter.Name, share, rows.Length);
            }

            together.AddRange(shares is null ? [] : Interactions(shares, axes, group, weight));
        }

        return new SweepImportance(
            figure, epoch, known.Length, [.. parameters.Select(p => alone[p.Name]).OrderByDescending(p => p.Share)],
            [.. together.Where(i => i.Share >= LeastInteraction).OrderByDescending(i => i.Share).Take(MostInteractions)]);
    }

    /// <summary>The parameters with more than one value, in the order in which they were drawn; each with the domain that most trials have.</summary>
    private static Parameter[] Parameters((TrialRecord Trial, double Value)[] known) =>
    [
        .. known.SelectMany(t => t.Trial.Values).Select(v => v.Name).Distinct().Select(name =>
        {
            var domain = known.SelectMany(t => t.Trial.Values).Where(v => v.Name == name).CountBy(v => v.Domain).MaxBy(d => d.Value).Key;
            int[] having = [.. Enumerable.Range(0, known.Length).Where(i => known[i].Trial.Values.Any(v => v.Name == name && v.Domain.Equals(domain)))];
            return new Parameter(name, domain, having);
        }).Where(p => p.Domain.Count != 1),
    ];

    private static VarianceShares Shares((TrialRecord Trial, double Value)[] rows, Parameter[] parameters)
    {
        var axes = Array.ConvertAll(parameters, p => ForestAxis.Of(p.Domain));
        var places = Array.ConvertAll(
            rows, r => parameters.Zip(axes, (p, axis) => axis.Coordinate(r.Trial.Values.First(v => v.Name == p.Name))).ToArray());
        return VarianceShares.Of(axes, places, Array.ConvertAll(rows, r => r.Value), Seed);
    }

    /// <summary>Pairs of which at least one belongs to the group; the others are told of with the group that has them.</summary>
    private static IEnumerable<ParameterInteraction> Interactions(VarianceShares shares, Parameter[] axes, IEnumerable<Parameter> group, double weight)
    {
        var own = group.ToHashSet();
        for (var k = 0; k < axes.Length; k++)
        {
            for (var l = k + 1; l < axes.Length; l++)
            {
                if (own.Contains(axes[k]) || own.Contains(axes[l]))
                {
                    yield return new ParameterInteraction(axes[k].Name, axes[l].Name, shares.Together[k, l] * weight);
                }
            }
        }
    }

    private static double Variance((TrialRecord Trial, double Value)[] known)
    {
        var mean = known.Average(k => k.Value);
        return known.Average(k => (k.Value - mean) * (k.Value - mean));
    }

    private sealed record Parameter(string Name, ParameterDomain Domain, int[] Having);
}
