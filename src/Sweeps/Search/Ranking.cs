namespace MLNetVision.Sweeps.Search;

/// <summary>Trials from the best to the worst.</summary>
internal static class Ranking
{
    /// <summary>
    /// The measured trials: those that are done first, the others behind them, those that came further first. With several objectives, trials that no other
    /// beats in all come first, then those that only these beat, and so on; within such a front, those that have much of it for themselves come first.
    /// </summary>
    public static Observation[] Best(IEnumerable<Observation> trials) => [.. ByDistance(trials).SelectMany(g => Ordered([.. g]))];

    /// <summary>
    /// Those of the measured trials that came as far as the furthest, or else as the next furthest, and so on until there are enough to learn from; best first.
    /// </summary>
    public static Observation[] Comparable(IEnumerable<Observation> trials, int enough) =>
        ByDistance(trials).Where(g => g.Count() >= enough).Select(g => Ordered([.. g]).ToArray()).FirstOrDefault([]);

    private static IEnumerable<IGrouping<int, Observation>> ByDistance(IEnumerable<Observation> trials) => trials.Where(t => t.IsMeasured)
        .GroupBy(t => t.State == TrialState.Complete ? int.MaxValue : t.Resource).OrderByDescending(g => g.Key);

    private static IEnumerable<Observation> Ordered(Observation[] trials) => trials[0].Losses.Count == 1
        ? trials.OrderBy(t => t.Losses[0]).ThenBy(t => t.Number)
        : ParetoFront.Layers(trials, t => t.Losses).SelectMany(layer => ParetoFront.ByRoom(layer, t => t.Losses));
}
