namespace MLNetVision.Imaging;

/// <summary>Changing the size of a picture.</summary>
public static class ResizeExtensions
{
    /// <summary>The picture at another size.</summary>
    /// <typeparam name="T">byte, ushort or float. Samples of bytes and ushorts are rounded to the nearest value and clamped; floats may overshoot.</typeparam>
    /// <param name="image">The picture.</param>
    /// <param name="width">The new width.</param>
    /// <param name="height">The new height.</param>
    /// <param name="interpolation">How values between pixels are made.</param>
    /// <param name="antialias">
    /// Whether the filter is widened when the picture shrinks, so that no input pixel is skipped (PIL, torchvision), or not (OpenCV).
    /// The two also differ in their filters: see <see cref="Interpolation"/>. Ignored by the nearest ones.
    /// </param>
    public static Image<T> Resize<T>(
        this Image<T> image, int width, int height, Interpolation interpolation = Interpolation.Bilinear, bool antialias = true)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        var result = new Image<T>(width, height, image.Channels);
        image.ResizeTo(result, interpolation, antialias);
        return result;
    }

    /// <summary>Resizes into a picture that exists and decides the size; working memory comes from a pool.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="destination">Where the result goes: the same channels, and memory of its own.</param>
    /// <param name="interpolation">How values between pixels are made.</param>
    /// <param name="antialias">See <see cref="Resize{T}"/>.</param>
    /// <param name="region">The part of the picture to resize, everything by default. Pixels around it are not looked at.</param>
    public static void ResizeTo<T>(
        this Image<T> image,
        Image<T> destination,
        Interpolation interpolation = Interpolation.Bilinear,
        bool antialias = true,
        PixelRegion? region = null)
        where T : unmanaged
    {
        Guard.SameChannels("ResizeTo", image, destination);
        Guard.NotInPlace("ResizeTo", image, destination);
        var part = region ?? new PixelRegion(0, 0, image.Width, image.Height);
        Guard.Inside("ResizeTo", part, image.Width, image.Height);
        Imaging.Resize.Run(ImageView<T>.Of(image, part), ImageView<T>.Of(destination), interpolation, antialias);
    }

    /// <summary>The picture at the size at which its shorter side has <paramref name="side"/> pixels and its shape is kept.</summary>
    public static Image<T> ResizeShorterSide<T>(
        this Image<T> image, int side, Interpolation interpolation = Interpolation.Bilinear, bool antialias = true)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        var (width, height) = ((long)image.Width, (long)image.Height);
        return width <= height
            ? image.Resize(side, checked((int)(height * side / width)), interpolation, antialias)
            : image.Resize(checked((int)(width * side / height)), side, interpolation, antialias);
    }
}
