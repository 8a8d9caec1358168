namespace MLNetVision.Imaging;

/// <summary>Cutting rectangles out of a picture.</summary>
public static class CropExtensions
{
    /// <summary>The pixels of <paramref name="region"/>.</summary>
    public static Image<T> Crop<T>(this Image<T> image, PixelRegion region)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        Guard.Inside("Crop", region, image.Width, image.Height);
        var result = new Image<T>(region.Width, region.Height, image.Channels);
        ImageView<T>.Of(image, region).CopyTo(ImageView<T>.Of(result));
        return result;
    }

    /// <summary>
    /// The rectangle of <paramref name="width"/> x <paramref name="height"/> whose upper left corner is (<paramref name="x"/>, <paramref name="y"/>).
    /// </summary>
    public static Image<T> Crop<T>(this Image<T> image, int x, int y, int width, int height)
        where T : unmanaged => image.Crop(new PixelRegion(x, y, width, height));

    /// <summary>The middle <paramref name="width"/> x <paramref name="height"/> pixels; the picture must be at least that large.</summary>
    public static Image<T> CropCentre<T>(this Image<T> image, int width, int height)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.Crop(PixelRegion.Centred(image.Width, image.Height, width, height));
    }

    /// <summary>
    /// Copies the pixels of the rectangle at (<paramref name="x"/>, <paramref name="y"/>) that has the size of <paramref name="destination"/>.
    /// </summary>
    public static void CropTo<T>(this Image<T> image, int x, int y, Image<T> destination)
        where T : unmanaged
    {
        Guard.SameChannels("CropTo", image, destination);
        var region = new PixelRegion(x, y, destination.Width, destination.Height);
        Guard.Inside("CropTo", region, image.Width, image.Height);
        ImageView<T>.Of(image, region).CopyTo(ImageView<T>.Of(destination));
    }
}
