namespace MLNetVision.Imaging;

/// <summary>
/// Moving the pixels of a picture by a map of the plane. Positions are exact (not rounded to fractions of a pixel, as OpenCV does).
/// Interpolation is Nearest, Bilinear or Bicubic (a = -0.75). <c>fill</c> is for <see cref="BorderMode.Constant"/>: nothing (zero), one value,
/// or one a channel, in the unit of the samples; positions that are not finite have it too.
/// </summary>
public static class WarpExtensions
{
    /// <summary>The picture moved by an affine map.</summary>
    /// <param name="image">A picture of byte, ushort or float samples.</param>
    /// <param name="transform">Where the picture's points go.</param>
    /// <param name="width">The result's width, the picture's by default.</param>
    /// <param name="height">The result's height, the picture's by default.</param>
    /// <param name="interpolation">How values between pixels are made.</param>
    /// <param name="border">What lies outside the picture.</param>
    /// <param name="fill">See the class.</param>
    public static Image<T> WarpAffine<T>(
        this Image<T> image,
        AffineTransform transform,
        int? width = null,
        int? height = null,
        Interpolation interpolation = Interpolation.Bilinear,
        BorderMode border = BorderMode.Constant,
        params ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        var result = new Image<T>(width ?? image.Width, height ?? image.Height, image.Channels);
        image.WarpAffineTo(result, transform, interpolation, border, fill);
        return result;
    }

    /// <summary>As <see cref="WarpAffine"/>, into another picture of any size.</summary>
    public static void WarpAffineTo<T>(
        this Image<T> image,
        Image<T> destination,
        AffineTransform transform,
        Interpolation interpolation = Interpolation.Bilinear,
        BorderMode border = BorderMode.Constant,
        params ReadOnlySpan<float> fill)
        where T : unmanaged =>
        Warp.Run("WarpAffine", image, destination, new AffineCoordinates(transform.Inverse()), interpolation, border, fill);

    /// <summary>The picture moved by a perspective map; the parameters are those of <see cref="WarpAffine"/>.</summary>
    public static Image<T> WarpPerspective<T>(
        this Image<T> image,
        PerspectiveTransform transform,
        int? width = null,
        int? height = null,
        Interpolation interpolation = Interpolation.Bilinear,
        BorderMode border = BorderMode.Constant,
        params ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        var result = new Image<T>(width ?? image.Width, height ?? image.Height, image.Channels);
        image.WarpPerspectiveTo(result, transform, interpolation, border, fill);
        return result;
    }

    /// <summary>As <see cref="WarpPerspective"/>, into another picture of any size.</summary>
    public static void WarpPerspectiveTo<T>(
        this Image<T> image,
        Image<T> destination,
        PerspectiveTransform transform,
        Interpolation interpolation = Interpolation.Bilinear,
        BorderMode border = BorderMode.Constant,
        params ReadOnlySpan<float> fill)
        where T : unmanaged =>
        Warp.Run("WarpPerspective", image, destination, new PerspectiveCoordinates(transform.Inverse()), interpolation, border, fill);
}
