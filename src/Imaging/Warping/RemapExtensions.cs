namespace MLNetVision.Imaging;

/// <summary>Moving the pixels of a picture by positions that are written down for each of them.</summary>
public static class RemapExtensions
{
    /// <summary>A picture of the map's size whose pixel (i, j) is the picture's value at the position that the map holds at (i, j).</summary>
    /// <param name="image">A picture of byte, ushort or float samples.</param>
    /// <param name="map">Two channels: x and y in pixels of the picture, (0, 0) at the centre of its first pixel.</param>
    /// <param name="interpolation">How values between pixels are made: Nearest, Bilinear or Bicubic.</param>
    /// <param name="border">What lies outside the picture.</param>
    /// <param name="fill">For <see cref="BorderMode.Constant"/>: nothing (zero), one value, or one a channel, in the unit of the samples.</param>
    public static Image<T> Remap<T>(
        this Image<T> image,
        Image<float> map,
        Interpolation interpolation = Interpolation.Bilinear,
        BorderMode border = BorderMode.Constant,
        params ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(map);
        var result = new Image<T>(map.Width, map.Height, image.Channels);
        image.RemapTo(result, map, interpolation, border, fill);
        return result;
    }

    /// <summary>As <see cref="Remap"/>, into another picture of the map's size.</summary>
    public static void RemapTo<T>(
        this Image<T> image,
        Image<T> destination,
        Image<float> map,
        Interpolation interpolation = Interpolation.Bilinear,
        BorderMode border = BorderMode.Constant,
        params ReadOnlySpan<float> fill)
        where T : unmanaged => Run("Remap", image, destination, map, displacements: false, interpolation, border, fill);

    /// <summary>
    /// The pixel (i, j) becomes the picture's value at (i + dx, j + dy), where the field holds (dx, dy) at (i, j);
    /// <see cref="ElasticField"/> makes such fields. The parameters are those of <see cref="Remap"/>.
    /// </summary>
    public static Image<T> Displace<T>(
        this Image<T> image,
        Image<float> field,
        Interpolation interpolation = Interpolation.Bilinear,
        BorderMode border = BorderMode.Reflect101,
        params ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        image.DisplaceTo(result, field, interpolation, border, fill);
        return result;
    }

    /// <summary>As <see cref="Displace"/>, into another picture of the same shape.</summary>
    public static void DisplaceTo<T>(
        this Image<T> image,
        Image<T> destination,
        Image<float> field,
        Interpolation interpolation = Interpolation.Bilinear,
        BorderMode border = BorderMode.Reflect101,
        params ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        Guard.SameShape("Displace", image, destination);
        Run("Displace", image, destination, field, displacements: true, interpolation, border, fill);
    }

    private static void Run<T>(
        string owner,
        Image<T> image,
        Image<T> destination,
        Image<float> map,
        bool displacements,
        Interpolation interpolation,
        BorderMode border,
        ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(destination);
        if (map.Channels != 2)
            throw new ArgumentException($"{owner}: the map must have 2 channels, x and y, but has {map.Channels}.", nameof(map));

        Guard.Size(owner, destination, map.Width, map.Height);
        Warp.Run(owner, image, destination, new MapCoordinates(map, displacements), interpolation, border, fill);
    }
}
