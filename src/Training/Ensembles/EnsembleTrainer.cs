namespace MLNetVision.Training.Ensembles;

/// <summary>Trains a member a fold: cross-validation and bagging.</summary>
public static class EnsembleTrainer
{
    /// <summary>
    /// Trains the members one after another. Each is a run of its own: <paramref name="member"/> makes it of the fold and its number, from 0, and may give it
    /// another seed, which bagging wants, or another checkpoint folder, which it needs where it has one. A cancelled run is the last.
    /// </summary>
    public static EnsembleResult Train(IReadOnlyList<Fold> folds, Func<Fold, int, TrainingRun> member, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(member);
        var members = new List<TrainingResult>();
        foreach (var (number, fold) in folds.Index())
        {
            members.Add(Trainer.Run(member(fold, number), cancellation));
            if (cancellation.IsCancellationRequested)
            {
                break;
            }
        }

        return new EnsembleResult(members);
    }
}
