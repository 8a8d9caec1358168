using MLNetVision.Sweeps.Pruning;

namespace MLNetVision.Sweeps;

/// <summary>
/// Successive halving from several first rungs, for it is not known beforehand how early a figure tells: brackets that begin higher have fewer trials, so that
/// each bracket costs about the same (Li et al. 2018).
/// </summary>
public sealed record Hyperband : PruningRule
{
    /// <summary>The epochs of the lowest first rung.</summary>
    public int FirstEpochs { get; init; } = 1;

    /// <summary>The epochs of a trial that is not ended.</summary>
    public int Epochs { get; init; } = 27;

    /// <summary>How many times as many epochs the next rung has, and of how many trials one goes there.</summary>
    public int Factor { get; init; } = 3;

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(FirstEpochs > 0, nameof(FirstEpochs), FirstEpochs, "1 or more");
        Check(Epochs >= FirstEpochs, nameof(Epochs), Epochs, $"as many as {nameof(FirstEpochs)} or more");
        Check(Factor > 1, nameof(Factor), Factor, "2 or more");
    }

    internal override IPruner Begin() => new Pruner(this);

    /// <summary>The rungs below all epochs, plus a bracket without any.</summary>
    internal int Brackets => 1 + (int)Math.Floor(Math.Log((double)Epochs / FirstEpochs, Factor) + 1e-9);

    /// <summary>
    /// The bracket of a trial, from 0 for the one that begins lowest: round after round, bracket b has ceil(B / (b' + 1) f^b') trials, b' = B - 1 - b.
    /// </summary>
    internal int BracketOf(int number)
    {
        var sizes = Enumerable.Range(0, Brackets)
            .Select(b => (int)Math.Ceiling(Brackets / (double)(Brackets - b) * Math.Pow(Factor, Brackets - 1 - b)))
            .ToArray();
        var place = number % sizes.Sum();
        var bracket = 0;
        while (place >= sizes[bracket])
        {
            place -= sizes[bracket++];
        }

        return bracket;
    }

    private sealed class Pruner(Hyperband rule) : IPruner
    {
        private readonly Ladder[] _ladders =
        [
            .. Enumerable.Range(0, rule.Brackets)
                .Select(b => new Ladder(rule.FirstEpochs * (int)Math.Pow(rule.Factor, b), rule.Factor, rule.By, n => rule.BracketOf(n) == b)),
        ];

        public Verdict After(TrialRecord trial, IReadOnlyList<TrialRecord> all) =>
            trial.EpochsDone < rule.Epochs && Array.Exists(_ladders, l => l.Waits(trial)) ? Verdict.Pause : Verdict.GoOn;

        public TrialRecord? Promoted(IReadOnlyList<TrialRecord> all) => _ladders.Select(l => l.Promoted(all)).FirstOrDefault(t => t is not null);
    }
}
