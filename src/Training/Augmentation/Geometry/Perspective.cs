using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>The picture seen at an angle: each corner moves inwards by a random way, as torchvision draws it.</summary>
/// <param name="Distortion">How far a corner moves at most, as a share of half the picture.</param>
/// <param name="Probability">For which share of the pictures.</param>
public sealed record Perspective(double Distortion = 0.5, double Probability = 0.5) : WarpTransform
{
    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(pool);
        Span<(double X, double Y)> corners = stackalloc (double, double)[4];
        if (!random.Chance(Probability))
        {
            return image;
        }

        Draw(image.Width, image.Height, corners, ref random);
        return IsConvex(corners) ? Move(image, corners, pool) : image;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(Distortion is >= 0 and <= 1, nameof(Distortion), Distortion, "from 0 to 1");
        RequireProbability(Probability);
    }

    /// <summary>Where the corners go: upper left, upper right, lower right, lower left; whole pixels.</summary>
    internal void Draw(int width, int height, Span<(double X, double Y)> corners, ref RandomStream random)
    {
        var (across, down) = ((int)(Distortion * (width / 2)), (int)(Distortion * (height / 2)));
        var (right, bottom) = (width - 1, height - 1);
        corners[0] = (random.Below(across + 1), random.Below(down + 1));
        corners[1] = (right - random.Below(across + 1), random.Below(down + 1));
        corners[2] = (right - random.Below(across + 1), bottom - random.Below(down + 1));
        corners[3] = (random.Below(across + 1), bottom - random.Below(down + 1));
    }

    /// <summary>The picture with its corners moved.</summary>
    internal Image<byte> Move(Image<byte> image, ReadOnlySpan<(double X, double Y)> corners, ImagePool pool)
    {
        var (right, bottom) = (image.Width - 1, image.Height - 1);
        var map = PerspectiveTransform.FromPoints([(0, 0), (right, 0), (right, bottom), (0, bottom)], corners);
        var result = pool.RentLike(image);
        Span<float> colour = stackalloc float[image.Channels];
        Fill.Write(colour);
        image.WarpPerspectiveTo(result, map, Interpolation, Border, colour);
        return result;
    }

    /// <summary>Whether the corners turn the same way all around: false for pictures of a pixel or two, whose corners may meet.</summary>
    private static bool IsConvex(ReadOnlySpan<(double X, double Y)> p)
    {
        for (var i = 0; i < p.Length; i++)
        {
            var (a, b, c) = (p[i], p[(i + 1) % 4], p[(i + 2) % 4]);
            if (((b.X - a.X) * (c.Y - b.Y)) - ((b.Y - a.Y) * (c.X - b.X)) <= 0)
            {
                return false;
            }
        }

        return true;
    }
}
