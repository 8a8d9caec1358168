using System.Runtime.InteropServices;

namespace MLNetVision.Imaging;

/// <summary>Undoes the filters line by line and puts the pixels where they belong.</summary>
internal static class PngReader
{
    internal static void Read<T>(PngHeader header, PngScanlines lines, PngExpander<T> expander, Image<T> image)
        where T : unmanaged
    {
        if (expander.IsCopy && !header.Interlaced)
        {
            ReadInPlace(header, lines, image);
            expander.FinishCopied(image.Samples);
        }
        else
        {
            foreach (var pass in PngPass.Of(header))
                ReadPass(header, pass, lines, expander, image);
        }

        lines.Finish();
    }

    private static void ReadInPlace<T>(PngHeader header, PngScanlines lines, Image<T> image)
        where T : unmanaged
    {
        var length = (int)header.LineLength(header.Width);
        ReadOnlySpan<byte> above = new byte[length];
        for (var y = 0; y < image.Height; y++)
        {
            var line = MemoryMarshal.AsBytes(image.Row(y));
            Unfilter(lines.Next(1 + length), above, line, header.FilterStep);
            above = line;
        }
    }

    private static void ReadPass<T>(PngHeader header, PngPass pass, PngScanlines lines, PngExpander<T> expander, Image<T> image)
        where T : unmanaged
    {
        var length = (int)header.LineLength(pass.Width(header));
        var above = new byte[length];
        var line = new byte[length];
        var row = header.Interlaced ? new T[pass.Width(header) * expander.Channels] : [];
        for (var i = 0; i < pass.Height(header); i++)
        {
            Unfilter(lines.Next(1 + length), above, line, header.FilterStep);
            var target = image.Row(pass.Y + (i * pass.StepY));
            if (header.Interlaced)
            {
                expander.Expand(line, row);
                Scatter<T>(row, target, pass, expander.Channels);
            }
            else
            {
                expander.Expand(line, target);
            }

            (above, line) = (line, above);
        }
    }

    private static void Scatter<T>(ReadOnlySpan<T> pixels, Span<T> row, PngPass pass, int channels)
        where T : unmanaged
    {
        var to = pass.X * channels;
        for (var from = 0; from < pixels.Length; from += channels, to += pass.StepX * channels)
            pixels.Slice(from, channels).CopyTo(row[to..]);
    }

    private static void Unfilter(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> line, int step)
    {
        if (filtered[0] > (byte)PngFilter.Paeth)
            throw new ImageFormatException($"PNG: a line has filter {filtered[0]}; 0 to 4 exist. The file is damaged.");
        PngUnfilter.Apply((PngFilter)filtered[0], filtered[1..], above, line, step);
    }
}
