using System.Buffers.Binary;

namespace MLNetVision.Imaging;

/// <summary>
/// Decodes Windows and OS/2 bitmaps with 1, 4, 8, 16, 24 and 32 bits a pixel, run-length codes and channel masks, in both row orders.
/// A palette of greys gives one channel; the fourth byte of 32 bits is alpha only if the header has a mask for it.
/// </summary>
internal static class BmpDecoder
{
    private const string Name = "BMP";

    /// <summary>The most pixels that a byte of run-length codes may stand for: generous to end-of-row codes, yet tiny files stay small.</summary>
    private const int RunLengthExpansion = 1024;

    internal static ImageInfo Identify(ReadOnlySpan<byte> file)
    {
        var header = BmpHeaderReader.Read(file);
        if (header.Width < 1 || header.Height < 1)
            throw new ImageFormatException($"BMP: the header says {header.Width} x {header.Height} pixels; both must be at least 1.");
        return new(ImageFormat.Bmp, header.Width, header.Height, Channels(header, file), BitDepth(header));
    }

    internal static Image<byte> Decode(ReadOnlySpan<byte> file, DecodeOptions options)
    {
        var header = BmpHeaderReader.Read(file);
        var channels = Channels(header, file);
        PictureLimits.CheckSize(Name, header.Width, header.Height, channels, options);

        var pixels = file[header.PixelStart..];
        CheckFilled(header, pixels.Length);
        var image = new Image<byte>(header.Width, header.Height, channels);
        if (header.IsIndexed)
            ReadIndexed(header, new BmpPalette(header, file), pixels, image);
        else
            ReadColours(header, pixels, image);
        return image;
    }

    private static int Channels(BmpHeader header, ReadOnlySpan<byte> file)
    {
        if (header.IsIndexed)
            return new BmpPalette(header, file).Channels;
        return header.HasAlpha ? 4 : 3;
    }

    private static int BitDepth(BmpHeader header) => header.BitsPerPixel switch
    {
        16 => 5,
        24 or 32 => 8,
        var bits => bits,
    };

    private static void CheckFilled(BmpHeader header, int available)
    {
        if (header.IsRunLength)
            PictureLimits.CheckFilled(Name, (long)header.Width * header.Height, (long)available * RunLengthExpansion);
        else
            PictureLimits.CheckFilled(Name, ((header.Height - 1) * header.Stride) + header.RowLength, available);
    }

    private static Span<byte> TargetRow(BmpHeader header, Image<byte> image, int row) => image.Row(header.IsTopDown ? row : image.Height - 1 - row);

    private static void ReadIndexed(BmpHeader header, BmpPalette palette, ReadOnlySpan<byte> pixels, Image<byte> image)
    {
        if (!header.IsRunLength)
        {
            ExpandRows(pixels, (int)header.Stride, header.BitsPerPixel, header, palette, image);
            return;
        }

        var indexes = new byte[header.Width * header.Height];
        new BmpRunLength(pixels, header).Expand(indexes);
        ExpandRows(indexes, header.Width, 8, header, palette, image);
    }

    private static void ExpandRows(ReadOnlySpan<byte> indexes, int stride, int depth, BmpHeader header, BmpPalette palette, Image<byte> image)
    {
        for (var y = 0; y < image.Height; y++)
            IndexedPixels.Expand(indexes[(y * stride)..], depth, palette.Table, palette.Channels, TargetRow(header, image, y));
    }

    private static void ReadColours(BmpHeader header, ReadOnlySpan<byte> pixels, Image<byte> image)
    {
        var isBytes = header.BitsPerPixel == 24 || (header.BitsPerPixel == 32 && BmpMask.AreBgra(header.Masks));
        for (var y = 0; y < image.Height; y++)
        {
            var line = pixels.Slice((int)(y * header.Stride), (int)header.RowLength);
            var row = TargetRow(header, image, y);
            if (isBytes)
                PixelShuffle.Apply(line, header.BitsPerPixel / 8, row, header.HasAlpha ? ChannelMap.SwapRedBlue : ChannelMap.RgbToBgr);
            else
                ReadMasked(line, header, row, image.Channels);
        }
    }

    private static void ReadMasked(ReadOnlySpan<byte> line, BmpHeader header, Span<byte> row, int channels)
    {
        var isShort = header.BitsPerPixel == 16;
        for (int from = 0, to = 0; to < row.Length; from += isShort ? 2 : 4, to += channels)
        {
            var pixel = isShort ? BinaryPrimitives.ReadUInt16LittleEndian(line[from..]) : BinaryPrimitives.ReadUInt32LittleEndian(line[from..]);
            for (var channel = 0; channel < channels; channel++)
                row[to + channel] = header.Masks[channel].Read(pixel);
        }
    }
}
