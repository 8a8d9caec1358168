using System.Buffers.Binary;

namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>Walks from marker to marker. Bytes between segments that belong to none are skipped, as is usual.</summary>
internal ref struct SegmentReader(ReadOnlySpan<byte> file)
{
    private readonly ReadOnlySpan<byte> _file = file;

    /// <summary>The whole file.</summary>
    public readonly ReadOnlySpan<byte> File => _file;

    /// <summary>The byte that is read next.</summary>
    public int Position { get; set; }

    /// <summary>Finds the next marker and stands behind it; false at the end of the file.</summary>
    public bool TryNextMarker(out byte marker)
    {
        while (Position < _file.Length)
        {
            var lead = _file[Position..].IndexOf((byte)0xFF);
            if (lead < 0)
                break;
            Position += lead;
            Position += FillBytes(_file[Position..]);
            if (Position >= _file.Length)
                break;
            marker = _file[Position++];
            if (marker != 0)
                return true;
        }

        Position = _file.Length;
        marker = 0;
        return false;
    }

    /// <summary>Reads the length behind a marker and returns the payload; stands behind it afterwards.</summary>
    public ReadOnlySpan<byte> ReadPayload(string name)
    {
        var start = Position;
        if (_file.Length - start < 2)
            throw JpegFault.At(start, $"the file ends inside the length of a {name} segment. It was cut off.");
        var length = BinaryPrimitives.ReadUInt16BigEndian(_file[start..]);
        if (length < 2)
            throw JpegFault.At(start, $"a {name} segment says it has {length} bytes; its length field alone takes 2.");
        if (_file.Length - start < length)
            throw JpegFault.At(start, $"a {name} segment of {length} bytes has only {_file.Length - start} left in the file. It was cut off.");
        Position = start + length;
        return _file.Slice(start + 2, length - 2);
    }

    /// <summary>Any number of 0xFF may stand before a marker.</summary>
    private static int FillBytes(ReadOnlySpan<byte> bytes)
    {
        var other = bytes.IndexOfAnyExcept((byte)0xFF);
        return other < 0 ? bytes.Length : other;
    }
}
