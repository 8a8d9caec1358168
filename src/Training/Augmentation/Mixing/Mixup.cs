using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>Weighted means of two rows each, the share drawn from a Beta distribution (Zhang et al. 2018).</summary>
/// <param name="Alpha">Both parameters of the distribution: near 0 one row prevails, at 1 all shares are equally likely.</param>
public sealed record Mixup(double Alpha = 0.2) : BatchMixing
{
    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        RequireAlpha(Alpha);
    }

    internal override void Mix(MixedRows rows, ref RandomStream random)
    {
        var share = BetaDistribution.Draw(Alpha, Alpha, ref random);
        rows.MixPictures(share);
        rows.MixLabels(share);
    }
}
