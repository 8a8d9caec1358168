namespace MLNetVision.Imaging;

/// <summary>
/// What the chunks of a PNG file say, before any pixel is decompressed. Chunks that do not change the stored samples (gamma, colour profiles, text) are
/// skipped, and so are palettes and transparency where they have no meaning.
/// </summary>
internal sealed class PngFile
{
    private readonly List<(int Start, int Length)> _data = [];

    private PngFile(PngHeader header) => Header = header;

    internal PngHeader Header { get; }

    /// <summary>Three bytes a colour; empty without a palette.</summary>
    internal byte[] Palette { get; private set; } = [];

    /// <summary>The tRNS chunk: an alpha for each colour of the palette, or the one transparent grey or colour. Null without it.</summary>
    internal byte[]? Transparency { get; private set; }

    internal int Orientation { get; private set; } = 1;

    /// <summary>Bytes of the zlib stream.</summary>
    internal long DataLength { get; private set; }

    /// <summary>Channels of the decoded picture.</summary>
    internal int Channels => (Header.Color == PngColor.Palette ? 3 : Header.SamplesPerPixel) + (Transparency is null ? 0 : 1);

    /// <summary>Reads all chunks.</summary>
    /// <param name="file">The file, or for <paramref name="headOnly"/> as much of it as there is.</param>
    /// <param name="headOnly">The picture is not wanted: its CRC is not computed and the file may be cut off behind the header.</param>
    internal static PngFile Parse(ReadOnlySpan<byte> file, bool headOnly)
    {
        if (!file.StartsWith(PngHeader.Signature))
            throw new ImageFormatException("PNG: the signature is missing.");

        var reader = new PngChunkReader(file);
        if (!reader.TryMoveNext())
            throw CutOff("the header");
        if (reader.Type != PngChunk.Header)
            throw new ImageFormatException($"PNG: the first chunk is {reader.Name}, not IHDR.");

        reader.CheckCrc();
        var png = new PngFile(PngHeader.Read(reader.Data));
        while (reader.TryMoveNext())
        {
            if (reader.Type == PngChunk.End)
                return png.Checked(headOnly);
            png.Take(ref reader, headOnly);
        }

        return headOnly ? png : throw CutOff("chunk IEND");
    }

    /// <summary>Joins the pieces of the zlib stream.</summary>
    internal void CopyData(ReadOnlySpan<byte> file, Span<byte> joined)
    {
        foreach (var (start, length) in _data)
        {
            file.Slice(start, length).CopyTo(joined);
            joined = joined[length..];
        }
    }

    private void Take(ref PngChunkReader chunk, bool headOnly)
    {
        switch (chunk.Type)
        {
            case PngChunk.Data:
                TakeData(ref chunk, headOnly);
                break;
            case PngChunk.Palette:
                chunk.CheckCrc();
                TakePalette(chunk.Data);
                break;
            case PngChunk.Transparency:
                chunk.CheckCrc();
                TakeTransparency(chunk.Data);
                break;
            case PngChunk.Exif when chunk.IsIntact:
                Orientation = Exif.ReadOrientation(chunk.Data);
                break;
            default:
                if (chunk.IsCritical)
                {
                    throw new ImageFormatException(
                        $"PNG: chunk {chunk.Name} at {chunk.Start - 8} must be understood to decode the picture, and is not supported here.");
                }

                break;
        }
    }

    private void TakeData(ref PngChunkReader chunk, bool headOnly)
    {
        if (_data.Count > 0 && _data[^1].Start + _data[^1].Length + PngChunk.Overhead != chunk.Start)
            throw new ImageFormatException("PNG: other chunks stand between the IDAT chunks.");
        if (!headOnly)
            chunk.CheckCrc();

        _data.Add((chunk.Start, chunk.Length));
        DataLength += chunk.Length;
    }

    private void TakePalette(ReadOnlySpan<byte> data)
    {
        if (Palette.Length > 0 || _data.Count > 0 || Transparency is not null)
            throw new ImageFormatException("PNG: chunk PLTE stands twice or too late.");
        if (Header.Color is PngColor.Grey or PngColor.GreyAlpha)
            return;
        if (data.Length is 0 or > 3 * 256 || data.Length % 3 != 0)
            throw new ImageFormatException($"PNG: chunk PLTE has {data.Length} bytes; 1 to 256 colours of 3 bytes are allowed.");

        Palette = data.ToArray();
    }

    private void TakeTransparency(ReadOnlySpan<byte> data)
    {
        if (Transparency is not null || _data.Count > 0)
            throw new ImageFormatException("PNG: chunk tRNS stands twice or behind the picture.");
        if (Header.Color is PngColor.GreyAlpha or PngColor.Rgba)
            return;

        var fits = Header.Color switch
        {
            PngColor.Grey => data.Length == 2,
            PngColor.Rgb => data.Length == 6,
            PngColor.Palette => data.Length > 0 && data.Length <= Palette.Length / 3,
            _ => false,
        };
        if (!fits)
        {
            throw new ImageFormatException(
                $"PNG: chunk tRNS has {data.Length} bytes, which does not fit colour type {(int)Header.Color} with {Palette.Length / 3} palette colours.");
        }

        Transparency = data.ToArray();
    }

    private PngFile Checked(bool headOnly)
    {
        if (headOnly)
            return this;
        if (DataLength == 0)
            throw new ImageFormatException("PNG: there is no IDAT chunk, so there is no picture.");
        return Header.Color != PngColor.Palette || Palette.Length > 0
            ? this
            : throw new ImageFormatException("PNG: colour type 3 needs a palette, but there is no PLTE chunk.");
    }

    private static ImageFormatException CutOff(string missing) => new($"PNG: the file ends before {missing}; it is cut off.");
}
