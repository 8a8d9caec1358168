using MLNetVision.Sweeps.Pruning;

namespace MLNetVision.Sweeps;

/// <summary>
/// Many trials for a few epochs, some of them for more, few for all: at each rung the best part goes on from where it stopped, asynchronously (Li et al. 2020).
/// Trials need <see cref="Trial"/>.Run and a folder of the sweep, in which they wait.
/// </summary>
public sealed record SuccessiveHalving : PruningRule
{
    /// <summary>The epochs of the first rung.</summary>
    public int FirstEpochs { get; init; } = 1;

    /// <summary>How many times as many epochs the next rung has, and of how many trials one goes there.</summary>
    public int Factor { get; init; } = 3;

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(FirstEpochs > 0, nameof(FirstEpochs), FirstEpochs, "1 or more");
        Check(Factor > 1, nameof(Factor), Factor, "2 or more");
    }

    internal override IPruner Begin() => new Pruner(new Ladder(FirstEpochs, Factor, By, _ => true));

    private sealed class Pruner(Ladder ladder) : IPruner
    {
        public Verdict After(TrialRecord trial, IReadOnlyList<TrialRecord> all) => ladder.Waits(trial) ? Verdict.Pause : Verdict.GoOn;

        public TrialRecord? Promoted(IReadOnlyList<TrialRecord> all) => ladder.Promoted(all);
    }
}
