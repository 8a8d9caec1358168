namespace MLNetVision.Transforms;

/// <summary>What becomes of boxes that overlap a better one of their class.</summary>
public enum SuppressionKind
{
    /// <summary>They go, once they overlap by more than the threshold.</summary>
    Greedy,

    /// <summary>Their scores become less, the more they overlap: by 1 - overlap beyond the threshold (Bodla et al. 2017).</summary>
    SoftLinear,

    /// <summary>Their scores become less, the more they overlap: by exp(-overlap² / sigma).</summary>
    SoftGaussian,

    /// <summary>They become one box with it, the mean by scores (Solovyev et al. 2019).</summary>
    Fusion,
}
