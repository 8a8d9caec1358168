using System.Buffers.Binary;

namespace MLNetVision.Imaging;

/// <summary>Lines of 8-bit samples. One transparent colour, if there is one, adds an alpha channel.</summary>
internal sealed class PngByteExpander : PngExpander<byte>
{
    private readonly byte[]? _transparent;
    private readonly bool _reachable;

    internal PngByteExpander(PngFile png)
    {
        Channels = png.Channels;
        if (png.Transparency is not { } key)
            return;

        // The key is stored with 16 bits a sample; one above 255 matches no 8-bit sample.
        _transparent = new byte[3];
        _reachable = true;
        for (var channel = 0; channel < _transparent.Length; channel++)
        {
            var value = BinaryPrimitives.ReadUInt16BigEndian(key.AsSpan(2 * channel));
            _transparent[channel] = (byte)value;
            _reachable &= value <= byte.MaxValue;
        }
    }

    internal override int Channels { get; }

    internal override bool IsCopy => _transparent is null;

    internal override void Expand(ReadOnlySpan<byte> line, Span<byte> row)
    {
        if (_transparent is null)
        {
            line.CopyTo(row);
            return;
        }

        ReadOnlySpan<byte> key = _transparent;
        for (int from = 0, to = 0; to < row.Length; from += 3, to += 4)
        {
            line.Slice(from, 3).CopyTo(row[to..]);
            row[to + 3] = _reachable && line.Slice(from, 3).SequenceEqual(key) ? (byte)0 : byte.MaxValue;
        }
    }
}
