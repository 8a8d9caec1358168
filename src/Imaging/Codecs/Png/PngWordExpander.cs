using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace MLNetVision.Imaging;

/// <summary>Lines of big-endian 16-bit samples. One transparent colour, if there is one, adds an alpha channel.</summary>
internal sealed class PngWordExpander : PngExpander<ushort>
{
    private readonly ushort[]? _transparent;

    internal PngWordExpander(PngFile png)
    {
        Channels = png.Channels;
        if (png.Transparency is not { } key)
            return;

        _transparent = new ushort[key.Length / 2];
        FromBigEndian(MemoryMarshal.Cast<byte, ushort>(key), _transparent);
    }

    internal override int Channels { get; }

    internal override bool IsCopy => _transparent is null;

    internal override void FinishCopied(Span<ushort> lines) => FromBigEndian(lines, lines);

    internal override void Expand(ReadOnlySpan<byte> line, Span<ushort> row)
    {
        var samples = MemoryMarshal.Cast<byte, ushort>(line);
        if (_transparent is null)
        {
            FromBigEndian(samples, row);
            return;
        }

        ReadOnlySpan<ushort> key = _transparent;
        for (int from = 0, to = 0; to < row.Length; from += key.Length, to += Channels)
        {
            var pixel = row.Slice(to, key.Length);
            FromBigEndian(samples.Slice(from, key.Length), pixel);
            row[to + key.Length] = pixel.SequenceEqual(key) ? (ushort)0 : ushort.MaxValue;
        }
    }

    private static void FromBigEndian(ReadOnlySpan<ushort> samples, Span<ushort> row)
    {
        if (BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(samples, row);
        else
            samples.CopyTo(row);
    }
}
