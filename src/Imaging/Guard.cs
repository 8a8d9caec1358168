namespace MLNetVision.Imaging;

/// <summary>The checks that the operations share; each message names the operation, the rule and what was received.</summary>
internal static class Guard
{
    public static void SameChannels<T>(string owner, Image<T> image, Image<T> destination)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(destination);
        if (image.Channels != destination.Channels)
        {
            throw new ArgumentException(
                $"{owner}: the destination must have the picture's {image.Channels} channels, but has {destination.Channels}.",
                nameof(destination));
        }
    }

    public static void SameShape<T>(string owner, Image<T> image, Image<T> destination)
        where T : unmanaged
    {
        SameChannels(owner, image, destination);
        Size(owner, destination, image.Width, image.Height);
    }

    public static void Size<T>(string owner, Image<T> destination, int width, int height)
        where T : unmanaged
    {
        if (destination.Width != width || destination.Height != height)
        {
            throw new ArgumentException(
                $"{owner}: the destination must be {width} x {height}, but is {destination.Width} x {destination.Height}.",
                nameof(destination));
        }
    }

    public static void Inside(string owner, PixelRegion region, int width, int height)
    {
        var (x, y, across, down) = region;
        if (x < 0 || y < 0 || across <= 0 || down <= 0 || x > width - across || y > height - down)
        {
            throw new ArgumentOutOfRangeException(
                nameof(region),
                $"{owner}: the region at ({x}, {y}) of {across} x {down} must lie inside the picture of {width} x {height}; " +
                "pad the picture first or choose a smaller region.");
        }
    }

    /// <summary>For operations that read pixels after they have written others.</summary>
    public static void NotInPlace<T>(string owner, Image<T> image, Image<T> destination)
        where T : unmanaged
    {
        if (image.Samples.Overlaps(destination.Samples))
            throw new ArgumentException($"{owner}: the destination must not share memory with the picture; pass another picture.", nameof(destination));
    }

    public static void Colour<T>(string owner, Image<T> image)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Channels is not (3 or 4))
            throw new ArgumentException($"{owner}: the picture must have 3 (RGB) or 4 (RGB, alpha) channels, but has {image.Channels}.", nameof(image));
    }

    public static float Finite(string owner, string name, float value) =>
        float.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{owner}: {name} must be a finite number.");

    public static float FiniteAndNotNegative(string owner, string name, float value) =>
        float.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{owner}: {name} must be a finite number of at least 0.");
}
