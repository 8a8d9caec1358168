namespace MLNetVision.Trainers;

/// <summary>What a classifier makes small.</summary>
public enum ClassLossKind
{
    /// <summary>-log p of the right class.</summary>
    CrossEntropy,

    /// <summary>
    /// -(1 - p)^gamma log p, in which rows that are easy hardly count (Lin et al. 2017). Its probabilities are less sure than those of cross-entropy.
    /// </summary>
    Focal,
}
