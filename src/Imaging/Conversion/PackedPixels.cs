namespace MLNetVision.Imaging;

/// <summary>To and from the packed layouts of other libraries: 3 or 4 bytes a pixel, row by row, without padding.</summary>
public static class PackedPixels
{
    private const int Bytes32 = 4;
    private const int Bytes24 = 3;

    /// <summary>Blue, green, red, alpha; grey is repeated and missing alpha is opaque.</summary>
    public static byte[] ToBgra32(this Image<byte> image)
    {
        var pixels = Room(image, Bytes32);
        CopyToBgra32(image, pixels);
        return pixels;
    }

    /// <summary>Red, green, blue, alpha; grey is repeated and missing alpha is opaque.</summary>
    public static byte[] ToRgba32(this Image<byte> image)
    {
        var pixels = Room(image, Bytes32);
        CopyToRgba32(image, pixels);
        return pixels;
    }

    /// <summary>Blue, green, red; grey is repeated and alpha is dropped.</summary>
    public static byte[] ToBgr24(this Image<byte> image)
    {
        var pixels = Room(image, Bytes24);
        PixelShuffle.Apply(image.Samples, image.Channels, pixels, ChannelMap.ToBgr(image.Channels));
        return pixels;
    }

    /// <summary>As <see cref="ToBgra32"/>, into memory of the caller.</summary>
    public static void CopyToBgra32(this Image<byte> image, Span<byte> pixels)
    {
        CheckRoom(image, pixels.Length);
        PixelShuffle.Apply(image.Samples, image.Channels, pixels, ChannelMap.ToBgra(image.Channels));
    }

    /// <summary>As <see cref="ToRgba32"/>, into memory of the caller.</summary>
    public static void CopyToRgba32(this Image<byte> image, Span<byte> pixels)
    {
        CheckRoom(image, pixels.Length);
        if (image.Channels == Bytes32)
            image.Samples.CopyTo(pixels);
        else
            PixelShuffle.Apply(image.Samples, image.Channels, pixels, ChannelMap.Between(image.Channels, Bytes32));
    }

    /// <summary>A picture of four channels from blue, green, red, alpha.</summary>
    public static Image<byte> FromBgra32(ReadOnlySpan<byte> pixels, int width, int height) => From(pixels, width, height, ChannelMap.SwapRedBlue);

    /// <summary>A picture of four channels from red, green, blue, alpha.</summary>
    public static Image<byte> FromRgba32(ReadOnlySpan<byte> pixels, int width, int height) => new(width, height, Bytes32, pixels.ToArray());

    /// <summary>A picture of three channels from blue, green, red.</summary>
    public static Image<byte> FromBgr24(ReadOnlySpan<byte> pixels, int width, int height) => From(pixels, width, height, ChannelMap.RgbToBgr);

    private static Image<byte> From(ReadOnlySpan<byte> pixels, int width, int height, ReadOnlySpan<sbyte> map)
    {
        var image = new Image<byte>(width, height, map.Length);
        if (pixels.Length != image.Samples.Length)
        {
            throw new ArgumentException(
                $"{width} x {height} pixels of {map.Length} bytes are {image.Samples.Length} bytes, but {pixels.Length} were given.", nameof(pixels));
        }

        PixelShuffle.Apply(pixels, map.Length, image.Samples, map);
        return image;
    }

    private static byte[] Room(Image<byte> image, int bytesPerPixel)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new byte[checked(image.Width * image.Height * bytesPerPixel)];
    }

    private static void CheckRoom(Image<byte> image, int length)
    {
        ArgumentNullException.ThrowIfNull(image);
        var needed = (long)image.Width * image.Height * Bytes32;
        if (length != needed)
            throw new ArgumentException($"A picture of {image.Width} x {image.Height} takes {needed} bytes, but {length} were given.");
    }
}
