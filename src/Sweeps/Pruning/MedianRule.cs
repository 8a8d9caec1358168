using MLNetVision.Sweeps.Pruning;

namespace MLNetVision.Sweeps;

/// <summary>Ends a trial whose best figure so far is worse than the median of the others' at the same epoch (Golovin et al. 2017).</summary>
public sealed record MedianRule : PruningRule
{
    /// <summary>Trials that have to have come as far before another is compared with them.</summary>
    public int FirstTrials { get; init; } = 5;

    /// <summary>Epochs that every trial has.</summary>
    public int FirstEpochs { get; init; } = 1;

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(FirstTrials > 0, nameof(FirstTrials), FirstTrials, "1 or more");
        Check(FirstEpochs > 0, nameof(FirstEpochs), FirstEpochs, "1 or more");
    }

    internal override IPruner Begin() => new Pruner(this);

    private sealed class Pruner(MedianRule rule) : IPruner
    {
        public Verdict After(TrialRecord trial, IReadOnlyList<TrialRecord> all)
        {
            var epoch = trial.EpochsDone;
            if (epoch < rule.FirstEpochs || trial.BestUpTo(epoch, rule.By) is not { } own)
            {
                return Verdict.GoOn;
            }

            var others = all.Where(t => t.Number != trial.Number && t.EpochsDone >= epoch)
                .Select(t => t.BestUpTo(epoch, rule.By)).OfType<double>().Order().ToArray();
            return others.Length >= rule.FirstTrials && own > Median(others) ? Verdict.Prune : Verdict.GoOn;
        }

        public TrialRecord? Promoted(IReadOnlyList<TrialRecord> all) => null;

        private static double Median(double[] ordered) => (ordered[ordered.Length / 2] + ordered[(ordered.Length - 1) / 2]) / 2;
    }
}
