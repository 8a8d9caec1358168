using System.Buffers.Binary;

namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>Writes markers and segments.</summary>
internal sealed class HeaderWriter(Stream stream)
{
    public void Bare(byte marker) => stream.Write([0xFF, marker]);

    /// <summary>APP0: JFIF 1.01, square pixels, no thumbnail.</summary>
    public void Jfif() => Segment(Marker.App0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

    /// <summary>DQT.</summary>
    public void Quantisation(int index, int[] quantisers)
    {
        var payload = new byte[65];
        payload[0] = (byte)index;
        for (var place = 0; place < 64; place++)
            payload[1 + place] = (byte)quantisers[ZigZag.ToNatural[place]];
        Segment(Marker.QuantisationTables, payload);
    }

    /// <summary>SOF0.</summary>
    public void Frame(EncodedLayout layout, EncodedComponent[] components)
    {
        var payload = new byte[6 + (3 * components.Length)];
        payload[0] = 8;
        BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(1), (ushort)layout.Height);
        BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(3), (ushort)layout.Width);
        payload[5] = (byte)components.Length;
        for (var i = 0; i < components.Length; i++)
        {
            var component = components[i];
            payload[6 + (3 * i)] = component.Id;
            payload[7 + (3 * i)] = (byte)((component.Horizontal << 4) | component.Vertical);
            payload[8 + (3 * i)] = (byte)component.Table;
        }

        Segment(Marker.FrameBaseline, payload);
    }

    /// <summary>DHT; the class is 0 for DC and 1 for AC.</summary>
    public void Huffman(int kind, int index, HuffmanCode code) =>
        Segment(Marker.HuffmanTables, [(byte)((kind << 4) | index), .. code.Counts, .. code.Symbols]);

    /// <summary>SOS of the only scan.</summary>
    public void Scan(EncodedComponent[] components)
    {
        var payload = new byte[4 + (2 * components.Length)];
        payload[0] = (byte)components.Length;
        for (var i = 0; i < components.Length; i++)
        {
            payload[1 + (2 * i)] = components[i].Id;
            payload[2 + (2 * i)] = (byte)((components[i].Table << 4) | components[i].Table);
        }

        payload[^2] = 63;
        Segment(Marker.StartOfScan, payload);
    }

    private void Segment(byte marker, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(payload.Length + 2));
        stream.Write(head);
        stream.Write(payload);
    }
}
