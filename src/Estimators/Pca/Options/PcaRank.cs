namespace MLNetVision.Estimators;

/// <summary>How many components are kept.</summary>
public enum PcaRank
{
    /// <summary>As many as <see cref="PcaOptions.Components"/> says; all without it.</summary>
    Number,

    /// <summary>As few as explain more than the share <see cref="PcaOptions.Variance"/> of the variance.</summary>
    Variance,

    /// <summary>Where the variances fall into two groups of equal spread: the profile likelihood of Zhu and Ghodsi (2006).</summary>
    ProfileLikelihood,

    /// <summary>The most probable dimension by Minka's estimate (2000). Needs more rows than columns.</summary>
    Minka,
}
