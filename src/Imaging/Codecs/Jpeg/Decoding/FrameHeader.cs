using System.Buffers.Binary;

namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>Reads a frame header (SOF0, SOF1, SOF2; ITU-T T.81, B.2.2) and refuses the processes that are not supported.</summary>
internal static class FrameHeader
{
    /// <summary>The frame, whose height is 0 when the file leaves it to a DNL segment.</summary>
    public static (int Width, int Height, FrameComponent[] Components) Parse(byte marker, ReadOnlySpan<byte> payload, int offset)
    {
        if (marker is not (Marker.FrameBaseline or Marker.FrameExtended or Marker.FrameProgressive))
        {
            throw JpegFault.At(offset, $"the picture is coded as {Marker.ProcessName(marker)} JPEG (SOF{marker - 0xC0}), which is not supported. "
                + "Supported are baseline, extended sequential and progressive with Huffman coding; save the picture again as one of these.");
        }

        if (payload.Length < 6)
            throw JpegFault.At(offset, $"the frame header has {payload.Length} bytes; it needs at least 6.");
        RequireEightBits(payload[0], offset);
        var height = BinaryPrimitives.ReadUInt16BigEndian(payload[1..]);
        var width = BinaryPrimitives.ReadUInt16BigEndian(payload[3..]);
        if (width == 0)
            throw JpegFault.At(offset, "the frame header says the picture is 0 pixels wide.");
        return (width, height, ParseComponents(payload[5], payload[6..], offset));
    }

    private static void RequireEightBits(byte precision, int offset)
    {
        if (precision == 12)
            throw JpegFault.At(offset, "the picture has 12 bits a sample, which is not supported; 8 bits are. Save it again with 8 bits a sample.");
        if (precision != 8)
            throw JpegFault.At(offset, $"the frame header says {precision} bits a sample; 8 are supported.");
    }

    private static FrameComponent[] ParseComponents(int count, ReadOnlySpan<byte> table, int offset)
    {
        if (count is not (1 or 3 or 4))
            throw JpegFault.At(offset, $"the picture has {count} components; 1 (grey), 3 (colour) and 4 (CMYK) are supported.");
        if (table.Length < 3 * count)
            throw JpegFault.At(offset, $"the frame header lists {count} components in {table.Length} bytes; that takes {3 * count}.");
        var components = new FrameComponent[count];
        for (var i = 0; i < count; i++)
            components[i] = ParseComponent(table.Slice(3 * i, 3), components.AsSpan(0, i), count == 1, offset);
        return components;
    }

    /// <summary>The factors of an only component mean nothing, as they are relative to the largest.</summary>
    private static FrameComponent ParseComponent(ReadOnlySpan<byte> entry, ReadOnlySpan<FrameComponent> before, bool isOnly, int offset)
    {
        var index = before.Length;
        var (horizontal, vertical, quantisation) = (entry[1] >> 4, entry[1] & 15, entry[2]);
        if (horizontal is < 1 or > 4 || vertical is < 1 or > 4)
            throw JpegFault.At(offset, $"component {index + 1} has sampling factors {horizontal} x {vertical}; each must be 1 to 4.");
        if (quantisation > 3)
            throw JpegFault.At(offset, $"component {index + 1} asks for quantisation table {quantisation}; tables are 0 to 3.");
        foreach (var other in before)
        {
            if (other.Id == entry[0])
                throw JpegFault.At(offset, $"two components have the identifier {entry[0]}; identifiers must differ.");
        }

        return isOnly ? new FrameComponent(entry[0], 1, 1, quantisation) : new FrameComponent(entry[0], horizontal, vertical, quantisation);
    }
}
