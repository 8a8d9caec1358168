namespace MLNetVision.Imaging;

/// <summary>
/// Decodes PNG: all colour types, depths and both interlace methods. The samples are those that the file stores, scaled to the full range;
/// gamma and colour profiles do not change them. Of an animated PNG the still picture is taken.
/// </summary>
internal static class PngDecoder
{
    private const string Name = "PNG";

    internal static ImageInfo Identify(ReadOnlySpan<byte> file)
    {
        var png = PngFile.Parse(file, headOnly: true);
        return new(ImageFormat.Png, png.Header.Width, png.Header.Height, png.Channels, png.Header.BitDepth, png.Orientation);
    }

    /// <summary>Of 16-bit samples the high byte is kept, as libpng, OpenCV and Pillow do.</summary>
    internal static Image<byte> Decode(ReadOnlySpan<byte> file, DecodeOptions options)
    {
        var png = PngFile.Parse(file, headOnly: false);
        return png.Header.BitDepth == 16
            ? Read(png, file, new PngWordExpander(png), options).ToByte()
            : Read(png, file, ByteExpander(png), options);
    }

    internal static Image<ushort> Decode16(ReadOnlySpan<byte> file, DecodeOptions options)
    {
        var png = PngFile.Parse(file, headOnly: false);
        return png.Header.BitDepth == 16
            ? Read(png, file, new PngWordExpander(png), options)
            : Read(png, file, ByteExpander(png), options).ToUInt16();
    }

    private static PngExpander<byte> ByteExpander(PngFile png)
    {
        var isIndexed = png.Header.Color switch
        {
            PngColor.Palette => true,
            PngColor.Grey => png.Header.BitDepth < 8 || png.Transparency is not null,
            _ => false,
        };
        return isIndexed ? new PngIndexExpander(png) : new PngByteExpander(png);
    }

    private static Image<T> Read<T>(PngFile png, ReadOnlySpan<byte> file, PngExpander<T> expander, DecodeOptions options)
        where T : unmanaged
    {
        var header = png.Header;
        PictureLimits.CheckSize(Name, header.Width, header.Height, png.Channels * Math.Max(1, header.BitDepth / 8), options);
        PictureLimits.CheckFilled(Name, PngPass.TotalLength(header), png.DataLength * PictureLimits.DeflateExpansion);

        var image = new Image<T>(header.Width, header.Height, png.Channels);
        using (var lines = new PngScanlines(png, file))
            PngReader.Read(header, lines, expander, image);
        return options.ApplyOrientation ? Orientation.Apply(image, png.Orientation) : image;
    }
}
