using System.Buffers.Binary;
using Microsoft.ML.Data;
using MLNetVision.Imaging;

namespace MLNetVision.Transforms.Data;

/// <summary>GIF and WebP, which ML.NET reads itself where its decoders are there. Sizes are checked first, as its decoders know no limit.</summary>
internal static class ForeignPictures
{
    /// <summary>RIFF and its length, WEBP, a chunk's name and length, then what tells the size.</summary>
    private const int HeadLength = 30;

    private const int ChunkData = 20;

    /// <summary>The first picture of the file; null if it is of neither format, too large, or nothing that ML.NET can read.</summary>
    public static MLImage? TryLoad(LabelledImage item, DecodeOptions options)
    {
        var bytes = ReadIfForeign(item, options);
        if (bytes is null || Size(bytes) is not ({ } width, { } height) || (long)width * height > options.MaxPixels)
            return null;
        try
        {
            return MLImage.CreateFromStream(new MemoryStream(bytes));
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Width and height as the head of the file tells them; null for a file of another kind, or one that is cut off.</summary>
    public static (int Width, int Height)? Size(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 10 && head.StartsWith("GIF8"u8))
            return (BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]));
        if (head.Length < HeadLength || !head.StartsWith("RIFF"u8) || !head[8..].StartsWith("WEBP"u8))
            return null;
        var chunk = head[12..16];
        if (chunk.SequenceEqual("VP8X"u8))
            return (1 + Low24(head[24..]), 1 + Low24(head[27..]));
        if (chunk.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[(ChunkData + 1)..]);
            return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return chunk.SequenceEqual("VP8 "u8)
            ? (BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFF)
            : null;
    }

    private static byte[]? ReadIfForeign(LabelledImage item, DecodeOptions options)
    {
        using var stream = item.Open!();
        var head = new byte[HeadLength];
        var read = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        if (Size(head.AsSpan(0, read)) is null || (stream.CanSeek && stream.Length > options.MaxFileBytes))
            return null;
        using var all = new MemoryStream();
        all.Write(head, 0, read);
        var buffer = new byte[1 << 16];
        for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            if (all.Length + count > options.MaxFileBytes)
                return null;
            all.Write(buffer, 0, count);
        }

        return all.ToArray();
    }

    private static int Low24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
