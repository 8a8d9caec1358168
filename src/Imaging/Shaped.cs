namespace MLNetVision.Imaging;

/// <summary>Makes results.</summary>
internal static class Shaped
{
    /// <summary>An empty picture of the same shape.</summary>
    public static Image<T> Like<T>(Image<T> image)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        return new(image.Width, image.Height, image.Channels);
    }
}
