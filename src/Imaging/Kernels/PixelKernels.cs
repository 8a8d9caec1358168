using System.Runtime.InteropServices;

namespace MLNetVision.Imaging.Kernels;

/// <summary>Moves of whole pixels; each is written once over a pixel type and instantiated per number of channels.</summary>
internal static class PixelKernels
{
    private const int Tile = 16;

    /// <summary>Turns a row of pixels around in place.</summary>
    public static void Reverse<T>(Span<T> row, int channels)
        where T : unmanaged
    {
        switch (channels)
        {
            case 1: row.Reverse(); break;
            case 2: MemoryMarshal.Cast<T, Pixel2<T>>(row).Reverse(); break;
            case 3: MemoryMarshal.Cast<T, Pixel3<T>>(row).Reverse(); break;
            default: MemoryMarshal.Cast<T, Pixel4<T>>(row).Reverse(); break;
        }
    }

    /// <summary>destination[i] = source[columns[i]], in pixels.</summary>
    public static void Pick<T>(ReadOnlySpan<T> source, ReadOnlySpan<int> columns, Span<T> destination, int channels)
        where T : unmanaged
    {
        switch (channels)
        {
            case 1: Pick(source, columns, destination); break;
            case 2: Pick(MemoryMarshal.Cast<T, Pixel2<T>>(source), columns, MemoryMarshal.Cast<T, Pixel2<T>>(destination)); break;
            case 3: Pick(MemoryMarshal.Cast<T, Pixel3<T>>(source), columns, MemoryMarshal.Cast<T, Pixel3<T>>(destination)); break;
            default: Pick(MemoryMarshal.Cast<T, Pixel4<T>>(source), columns, MemoryMarshal.Cast<T, Pixel4<T>>(destination)); break;
        }
    }

    /// <summary>destination(x, y) = source(y, x), in pixels of a picture of <paramref name="width"/> x <paramref name="height"/>.</summary>
    public static void Transpose<T>(ReadOnlySpan<T> source, Span<T> destination, int width, int height, int channels)
        where T : unmanaged
    {
        switch (channels)
        {
            case 1: Transpose(source, destination, width, height); break;
            case 2: Transpose(MemoryMarshal.Cast<T, Pixel2<T>>(source), MemoryMarshal.Cast<T, Pixel2<T>>(destination), width, height); break;
            case 3: Transpose(MemoryMarshal.Cast<T, Pixel3<T>>(source), MemoryMarshal.Cast<T, Pixel3<T>>(destination), width, height); break;
            default: Transpose(MemoryMarshal.Cast<T, Pixel4<T>>(source), MemoryMarshal.Cast<T, Pixel4<T>>(destination), width, height); break;
        }
    }

    private static void Pick<TPixel>(ReadOnlySpan<TPixel> source, ReadOnlySpan<int> columns, Span<TPixel> destination)
    {
        destination = destination[..columns.Length];
        for (var i = 0; i < columns.Length; i++)
            destination[i] = source[columns[i]];
    }

    private static void Transpose<TPixel>(ReadOnlySpan<TPixel> source, Span<TPixel> destination, int width, int height)
    {
        for (var top = 0; top < height; top += Tile)
        {
            for (var left = 0; left < width; left += Tile)
                TransposeTile(source, destination, new PixelRegion(left, top, Math.Min(Tile, width - left), Math.Min(Tile, height - top)), width, height);
        }
    }

    private static void TransposeTile<TPixel>(ReadOnlySpan<TPixel> source, Span<TPixel> destination, PixelRegion tile, int width, int height)
    {
        for (var x = tile.X; x < tile.X + tile.Width; x++)
        {
            var column = destination.Slice((x * height) + tile.Y, tile.Height);
            for (var i = 0; i < column.Length; i++)
                column[i] = source[((tile.Y + i) * width) + x];
        }
    }
}
