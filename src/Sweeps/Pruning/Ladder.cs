namespace MLNetVision.Sweeps.Pruning;

/// <summary>
/// Asynchronous successive halving (Li et al. 2020): a trial waits at each rung; of all that reached a rung, one in <paramref name="factor"/> goes on, the best
/// first, as soon as there are enough of them. Nobody waits for others to finish a rung.
/// </summary>
/// <param name="first">The epochs of the lowest rung; each other has <paramref name="factor"/> times those of the one below.</param>
/// <param name="factor">One in how many goes on.</param>
/// <param name="goal">What makes one better.</param>
/// <param name="belongs">Which trials climb this ladder.</param>
internal sealed class Ladder(int first, int factor, FigureGoal goal, Func<int, bool> belongs)
{
    public bool Waits(TrialRecord trial) => belongs(trial.Number) && IsRung(trial.EpochsDone);

    /// <summary>The best trial that has earned its next rung, the highest rung first.</summary>
    public TrialRecord? Promoted(IReadOnlyList<TrialRecord> all)
    {
        var own = all.Where(t => belongs(t.Number)).ToArray();
        var rungs = own.Select(t => t.EpochsDone).Where(IsRung).Distinct().OrderDescending();
        return rungs.Select(rung => PromotedFrom(rung, own)).FirstOrDefault(t => t is not null);
    }

    private TrialRecord? PromotedFrom(int rung, TrialRecord[] own)
    {
        var ranked = own.Where(t => t.EpochsDone >= rung).Select(t => (Trial: t, Loss: t.BestUpTo(rung, goal)))
            .OrderBy(t => t.Loss ?? double.PositiveInfinity).ThenBy(t => t.Trial.Number).ToArray();
        return ranked.Take(ranked.Length / factor).Where(t => t.Loss is not null).Select(t => t.Trial)
            .FirstOrDefault(t => t.State == TrialState.Paused && t.EpochsDone == rung);
    }

    private bool IsRung(int epochs)
    {
        var rung = (long)first;
        while (rung < epochs)
        {
            rung *= factor;
        }

        return rung == epochs;
    }
}
