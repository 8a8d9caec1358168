using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>A shift by whole pixels.</summary>
/// <param name="X">The farthest to either side, as a share of the width.</param>
/// <param name="Y">The farthest up and down, as a share of the height.</param>
public sealed record Translation(double X, double Y) : WarpTransform
{
    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        var x = Math.Round(random.Within(X * image.Width));
        var y = Math.Round(random.Within(Y * image.Height));
        return Move(image, AffineTransform.Translation(x, y), pool);
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(X is >= 0 and <= 1, nameof(X), X, "from 0 to 1");
        Require(Y is >= 0 and <= 1, nameof(Y), Y, "from 0 to 1");
    }
}
