namespace MLNetVision.Imaging;

/// <summary>Turning a picture by any angle.</summary>
public static class RotateExtensions
{
    /// <summary>The picture turned counter-clockwise about its centre.</summary>
    /// <param name="image">A picture of byte, ushort or float samples.</param>
    /// <param name="degrees">The angle; <see cref="QuarterTurnExtensions.RotateQuarterTurns"/> is faster for multiples of 90.</param>
    /// <param name="expand">Whether the result is as large as the turned picture needs, rather than as large as the picture.</param>
    /// <param name="interpolation">How values between pixels are made: Nearest, Bilinear or Bicubic.</param>
    /// <param name="border">What lies outside the picture.</param>
    /// <param name="fill">For <see cref="BorderMode.Constant"/>: nothing (zero), one value, or one a channel, in the unit of the samples.</param>
    public static Image<T> Rotate<T>(
        this Image<T> image,
        double degrees,
        bool expand = false,
        Interpolation interpolation = Interpolation.Bilinear,
        BorderMode border = BorderMode.Constant,
        params ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!double.IsFinite(degrees))
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "Rotate: degrees must be a finite number.");

        var turn = AffineTransform.Rotation(degrees, (image.Width - 1) / 2.0, (image.Height - 1) / 2.0);
        if (!expand)
            return image.WarpAffine(turn, null, null, interpolation, border, fill);

        var (width, height) = Extent(turn, image.Width, image.Height);
        var shift = AffineTransform.Translation((width - image.Width) / 2.0, (height - image.Height) / 2.0);
        return image.WarpAffine(turn.Then(shift), width, height, interpolation, border, fill);
    }

    /// <summary>The smallest whole size that holds the turned rectangle; overhangs below a millionth of a pixel are rounding errors.</summary>
    private static (int Width, int Height) Extent(AffineTransform turn, int width, int height)
    {
        const double Overhang = 1e-6;
        var (sin, cos) = (Math.Abs(turn.M12), Math.Abs(turn.M11));
        return (checked((int)Math.Ceiling((width * cos) + (height * sin) - Overhang)), checked((int)Math.Ceiling((width * sin) + (height * cos) - Overhang)));
    }
}
