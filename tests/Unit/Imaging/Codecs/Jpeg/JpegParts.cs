using System.Buffers.Binary;

namespace MLNetVision.Tests.Unit.Imaging.Codecs.Jpeg;

/// <summary>Takes the head of a JPEG file apart, so that tests can change it.</summary>
internal static class JpegParts
{
    /// <summary>Where the segment of a marker begins (at its 0xFF) and ends, in front of the first scan's data.</summary>
    internal static (int Start, int End) Find(byte[] file, byte marker)
    {
        for (var at = 2; ;)
        {
            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
            if (file[at + 1] == marker)
                return (at, end);
            Assert.NotEqual(0xDA, file[at + 1]);
            at = end;
        }
    }

    /// <summary>The file with a byte of a segment changed; 0 is the first byte behind the length.</summary>
    internal static byte[] Patch(byte[] file, byte marker, int index, byte value)
    {
        var patched = (byte[])file.Clone();
        patched[Find(file, marker).Start + 4 + index] = value;
        return patched;
    }

    /// <summary>The file with bytes put in front of the segment of a marker.</summary>
    internal static byte[] Insert(byte[] file, byte before, params ReadOnlySpan<byte> bytes)
    {
        var at = Find(file, before).Start;
        return [.. file[..at], .. bytes, .. file[at..]];
    }

    /// <summary>The file without the segments of a marker.</summary>
    internal static byte[] Remove(byte[] file, byte marker, int count = 1)
    {
        for (; count > 0; count--)
        {
            var (start, end) = Find(file, marker);
            file = [.. file[..start], .. file[end..]];
        }

        return file;
    }

    /// <summary>Marker, length and payload.</summary>
    internal static byte[] Segment(byte marker, params ReadOnlySpan<byte> payload)
    {
        byte[] segment = [0xFF, marker, 0, 0, .. payload];
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(payload.Length + 2));
        return segment;
    }
}
