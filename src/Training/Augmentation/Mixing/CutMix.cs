using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// A rectangle of each picture is taken from another row; labels are mixed by the areas (Yun et al. 2019). The rectangle's share is drawn from a Beta
/// distribution, its shape is the picture's, its middle anywhere; what leaves the picture is cut off.
/// </summary>
/// <param name="Alpha">Both parameters of the distribution.</param>
public sealed record CutMix(double Alpha = 1) : BatchMixing
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
        var (x, y) = (random.Below(rows.Width), random.Below(rows.Height));
        Paste(rows, Box(rows.Width, rows.Height, share, x, y));
    }

    /// <summary>The rectangle around (x, y) that leaves <paramref name="share"/> of the picture; each half side is rounded down.</summary>
    internal static PixelRegion Box(int width, int height, double share, int x, int y)
    {
        var half = 0.5 * Math.Sqrt(1 - share);
        var (across, down) = ((int)(half * width), (int)(half * height));
        var (left, top) = (Math.Max(0, x - across), Math.Max(0, y - down));
        return new PixelRegion(left, top, Math.Min(width, x + across) - left, Math.Min(height, y + down) - top);
    }

    internal static void Paste(MixedRows rows, PixelRegion box)
    {
        rows.PasteFromRowBefore(box.X, box.Y, box.Width, box.Height);
        rows.MixLabels(1 - ((double)box.Width * box.Height / ((double)rows.Width * rows.Height)));
    }
}
