using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>Larger or smaller about the centre, at the same size of the picture.</summary>
/// <param name="Factor">Above 1 things grow.</param>
public sealed record Scale(Interval Factor) : WarpTransform
{
    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        var factor = random.Between(Factor);
        return Move(image, AffineTransform.Scaling(factor, factor), pool);
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        RequireInterval(Factor, nameof(Factor), 0);
        Require(Factor.From > 0, nameof(Factor), Factor, "above 0");
    }
}
