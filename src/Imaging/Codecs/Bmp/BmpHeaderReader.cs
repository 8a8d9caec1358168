using System.Buffers.Binary;

namespace MLNetVision.Imaging;

/// <summary>Reads the headers of BMP files: OS/2's short one (12 bytes) and long one (64), Windows' version 3 (40, 52 or 56), 4 (108) and 5 (124).</summary>
internal static class BmpHeaderReader
{
    private const int FileHeaderLength = 14;
    private const int CoreLength = 12;
    private const int InfoLength = 40;
    private const int MasksEnd = 52;
    private const int AlphaMaskEnd = 56;
    private const int Os2Length = 64;

    internal static BmpHeader Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < FileHeaderLength + 4 || !file.StartsWith("BM"u8))
            throw new ImageFormatException("BMP: the file ends within its header, or is no BMP file.");

        var length = BinaryPrimitives.ReadUInt32LittleEndian(file[FileHeaderLength..]);
        if (length is not (CoreLength or InfoLength or MasksEnd or AlphaMaskEnd or Os2Length or 108 or 124))
            throw new ImageFormatException($"BMP: the information header says that it has {length} bytes; 12, 40, 52, 56, 64, 108 and 124 are known.");
        if (file.Length < FileHeaderLength + length)
            throw new ImageFormatException("BMP: the file ends within its header; it is cut off.");

        var info = file.Slice(FileHeaderLength, (int)length);
        var header = length == CoreLength ? ReadCore(info) : ReadInfo(info, file[FileHeaderLength..]);
        return Located(header, file);
    }

    private static BmpHeader ReadCore(ReadOnlySpan<byte> info)
    {
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(info[10..]);
        CheckKind(bits, BmpCompression.None);
        return new()
        {
            Width = BinaryPrimitives.ReadUInt16LittleEndian(info[4..]),
            Height = BinaryPrimitives.ReadUInt16LittleEndian(info[6..]),
            IsTopDown = false,
            BitsPerPixel = bits,
            Compression = BmpCompression.None,
            Masks = BmpMask.Defaults(bits),
            PaletteStart = FileHeaderLength + CoreLength,
            PaletteCount = bits <= 8 ? 1 << bits : 0,
            PaletteEntry = 3,
            PixelStart = 0,
        };
    }

    private static BmpHeader ReadInfo(ReadOnlySpan<byte> info, ReadOnlySpan<byte> infoAndMore)
    {
        var height = BinaryPrimitives.ReadInt32LittleEndian(info[8..]);
        if (height == int.MinValue)
            throw new ImageFormatException($"BMP: the header says {height} rows.");

        int bits = BinaryPrimitives.ReadUInt16LittleEndian(info[14..]);
        var compression = (BmpCompression)BinaryPrimitives.ReadUInt32LittleEndian(info[16..]);
        CheckKind(bits, compression);
        if (info.Length == Os2Length && compression >= BmpCompression.Masks)
            throw new ImageFormatException($"BMP: OS/2's compression {(int)compression} is not supported.");

        var used = BinaryPrimitives.ReadUInt32LittleEndian(info[32..]);
        var most = bits <= 8 ? 1 << bits : 0;
        var maskLength = info.Length == InfoLength ? MaskLength(compression) : 0;
        return new()
        {
            Width = BinaryPrimitives.ReadInt32LittleEndian(info[4..]),
            Height = Math.Abs(height),
            IsTopDown = height < 0,
            BitsPerPixel = bits,
            Compression = compression,
            Masks = MaskLength(compression) > 0 ? ReadMasks(infoAndMore, Math.Max(info.Length, InfoLength + maskLength)) : BmpMask.Defaults(bits),
            PaletteStart = FileHeaderLength + info.Length + maskLength,
            PaletteCount = used == 0 ? most : (int)Math.Min(used, (uint)most),
            PaletteEntry = 4,
            PixelStart = 0,
        };
    }

    private static int MaskLength(BmpCompression compression) => compression switch
    {
        BmpCompression.Masks => MasksEnd - InfoLength,
        BmpCompression.AlphaMasks => AlphaMaskEnd - InfoLength,
        _ => 0,
    };

    /// <summary>The masks stand at one place, whether the header includes them or they follow it. A header that ends before the fourth has no alpha.</summary>
    private static BmpMask[] ReadMasks(ReadOnlySpan<byte> info, int end)
    {
        if (info.Length < Math.Min(end, AlphaMaskEnd))
            throw new ImageFormatException("BMP: the file ends within its channel masks; it is cut off.");

        var masks = new BmpMask[4];
        for (var channel = 0; channel < masks.Length; channel++)
        {
            var at = InfoLength + (4 * channel);
            masks[channel] = new BmpMask(at + 4 <= end ? BinaryPrimitives.ReadUInt32LittleEndian(info[at..]) : 0);
        }

        return masks;
    }

    /// <summary>Files that give no place for their pixels have them behind the palette; a palette that runs into the pixels is cut there.</summary>
    private static BmpHeader Located(BmpHeader header, ReadOnlySpan<byte> file)
    {
        var start = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]);
        if (start == 0)
            start = (uint)(header.PaletteStart + (header.PaletteCount * header.PaletteEntry));
        if (start < header.PaletteStart || start > file.Length)
        {
            throw new ImageFormatException(
                $"BMP: the header says that the pixels begin at {start}, but the headers end at {header.PaletteStart} and the file at {file.Length}.");
        }

        var count = Math.Min(header.PaletteCount, ((int)start - header.PaletteStart) / header.PaletteEntry);
        return header.IsIndexed && count == 0
            ? throw new ImageFormatException($"BMP: {header.BitsPerPixel} bits a pixel need a palette, but there is none.")
            : header with { PixelStart = (int)start, PaletteCount = count };
    }

    private static void CheckKind(int bits, BmpCompression compression)
    {
        var known = compression switch
        {
            BmpCompression.None => bits is 1 or 4 or 8 or 16 or 24 or 32,
            BmpCompression.RunLength8 => bits == 8,
            BmpCompression.RunLength4 => bits == 4,
            BmpCompression.Masks or BmpCompression.AlphaMasks => bits is 16 or 32,
            _ => false,
        };
        if (!known)
            throw new ImageFormatException($"BMP: compression {(uint)compression} with {bits} bits a pixel is not supported.");
    }
}
