using System.Buffers.Binary;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>Windows bitmaps of 24 bits a pixel, not compressed.</summary>
internal static class BmpBytes
{
    private const int HeaderSize = 54;
    private const int BytesPerPixel = 3;

    /// <summary>A file of BGR rows. The format stores the last row first, unless the height in its header is negative (<paramref name="topDown"/>).</summary>
    public static byte[] Of(int width, int height, byte[] bgr, bool topDown = false)
    {
        var stride = ((width * BytesPerPixel) + 3) / 4 * 4;
        var file = new byte[HeaderSize + (stride * height)];
        (file[0], file[1]) = ((byte)'B', (byte)'M');
        Write(file, 2, file.Length);
        Write(file, 10, HeaderSize);
        Write(file, 14, 40);
        Write(file, 18, width);
        Write(file, 22, topDown ? -height : height);
        (file[26], file[28]) = (1, 24);
        for (var y = 0; y < height; y++)
        {
            var row = HeaderSize + ((topDown ? y : height - 1 - y) * stride);
            bgr.AsSpan(y * width * BytesPerPixel, width * BytesPerPixel).CopyTo(file.AsSpan(row));
        }

        return file;
    }

    private static void Write(byte[] file, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
}
