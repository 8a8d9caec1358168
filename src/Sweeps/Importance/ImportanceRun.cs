namespace MLNetVision.Sweeps.Importance;

/// <summary>
/// Importance where not every trial has every parameter. Where a trial has none of a parameter, its value makes no difference: each tree draws one at random.
/// What depends on such a parameter then shows as its share, and as its share together with the parameter that it hangs on.
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
        var axes = Array.ConvertAll(parameters, p => ForestAxis.Of(p.Domain));
        var places = Array.ConvertAll(known, k => parameters.Zip(axes, (p, axis) => p.In(k.Trial) is { } v ? axis.Coordinate(v) : double.NaN).ToArray());
        var shares = VarianceShares.Of(axes, places, Array.ConvertAll(known, k => k.Value), Seed);
        return new SweepImportance(
            figure, epoch, known.Length,
            [
                .. parameters.Select((p, i) => new ParameterImportance(p.Name, shares.Alone[i], known.Count(k => p.In(k.Trial) is not null)))
                    .OrderByDescending(p => p.Share),
            ],
            [.. Interactions(parameters, shares).Where(i => i.Share >= LeastInteraction).OrderByDescending(i => i.Share).Take(MostInteractions)]);
    }

    /// <summary>The parameters with more than one value, in the order in which they were drawn; each with the domain that most trials have.</summary>
    private static Parameter[] Parameters((TrialRecord Trial, double Value)[] known) =>
    [
        .. known.SelectMany(k => k.Trial.Values).GroupBy(v => v.Name)
            .Select(g => new Parameter(g.Key, g.CountBy(v => v.Domain).MaxBy(d => d.Value).Key)).Where(p => p.Domain.Count != 1),
    ];

    private static IEnumerable<ParameterInteraction> Interactions(Parameter[] parameters, VarianceShares shares)
    {
        for (var k = 0; k < parameters.Length; k++)
        {
            for (var l = k + 1; l < parameters.Length; l++)
            {
                yield return new ParameterInteraction(parameters[k].Name, parameters[l].Name, shares.Together[k, l]);
            }
        }
    }

    private sealed record Parameter(string Name, ParameterDomain Domain)
    {
        public DrawnValue? In(TrialRecord trial) => trial.Values.FirstOrDefault(v => v.Name == Name && v.Domain.Equals(Domain));
    }
}
