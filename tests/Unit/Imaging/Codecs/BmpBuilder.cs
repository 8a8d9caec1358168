using System.Buffers.Binary;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

/// <summary>A BMP file with Windows' version 3 header, each field of which may lie.</summary>
internal sealed record BmpBuilder(int Width, int Height, int Bits, byte[] Pixels)
{
    internal int Compression { get; init; }

    internal byte[] Palette { get; init; } = [];

    internal uint[] Masks { get; init; } = [];

    internal int Used { get; init; }

    internal int HeaderLength { get; init; } = 40;

    internal uint? PixelStart { get; init; }

    internal byte[] File
    {
        get
        {
            var start = 54 + (4 * Masks.Length) + Palette.Length;
            var file = new byte[start + Pixels.Length];
            "BM"u8.CopyTo(file);
            Put(file, 2, file.Length);
            Put(file, 10, (int)(PixelStart ?? (uint)start));
            Put(file, 14, HeaderLength);
            Put(file, 18, Width);
            Put(file, 22, Height);
            file[26] = 1;
            file[28] = (byte)Bits;
            Put(file, 30, Compression);
            Put(file, 46, Used);
            for (var i = 0; i < Masks.Length; i++)
                Put(file, 54 + (4 * i), (int)Masks[i]);
            Palette.CopyTo(file, start - Palette.Length);
            Pixels.CopyTo(file, start);
            return file;
        }
    }

    private static void Put(byte[] file, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
}
