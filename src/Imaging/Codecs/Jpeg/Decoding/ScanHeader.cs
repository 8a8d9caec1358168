namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>Reads a scan header (SOS; ITU-T T.81, B.2.3 and G.1.1.1.1).</summary>
internal static class ScanHeader
{
    /// <summary>Blocks in an interleaved unit, at most.</summary>
    private const int LargestUnit = 10;

    public static Scan Parse(ReadOnlySpan<byte> payload, Frame frame, TableSegments tables, int number, int offset)
    {
        var count = payload.IsEmpty ? 0 : payload[0];
        if (count is < 1 or > 4 || count > frame.Components.Length)
            throw JpegFault.At(offset, $"scan {number} says it has {count} components; the picture has {frame.Components.Length}.");
        if (payload.Length < 4 + (2 * count))
            throw JpegFault.At(offset, $"the header of scan {number} has {payload.Length} bytes; with {count} components it takes {4 + (2 * count)}.");
        var band = payload[(1 + (2 * count))..];
        var (start, end, high, low) = frame.IsProgressive ? (band[0], band[1], band[2] >> 4, band[2] & 15) : ((byte)0, (byte)63, 0, 0);
        if (frame.IsProgressive)
            RequireBand(number, count, (start, end, high, low), offset);

        var components = new ScanComponent[count];
        for (var i = 0; i < count; i++)
        {
            var component = Find(frame, payload[1 + (2 * i)], components.AsSpan(0, i), number, offset);
            var selectors = payload[2 + (2 * i)];
            components[i] = new ScanComponent(
                component,
                start == 0 && high == 0 ? Require(tables.Dc, selectors >> 4, "DC", number, offset) : null,
                end > 0 ? Require(tables.Ac, selectors & 15, "AC", number, offset) : null);
        }

        var scan = new Scan(frame, components, number, start, end, high, low);
        return scan.BlocksPerUnit <= LargestUnit
            ? scan
            : throw JpegFault.At(offset, $"scan {number} has units of {scan.BlocksPerUnit} blocks; {LargestUnit} is the limit. Its sampling is too fine.");
    }

    private static void RequireBand(int number, int components, (int Start, int End, int High, int Low) band, int offset)
    {
        var (start, end, high, low) = band;
        if (start > end || end > 63 || (start == 0 && end != 0))
            throw JpegFault.At(offset, $"scan {number} codes coefficients {start} to {end}; a progressive scan codes 0 alone, or a band within 1 to 63.");
        if (start > 0 && components > 1)
            throw JpegFault.At(offset, $"scan {number} codes coefficients {start} to {end} of {components} components; beside DC a scan has one component.");
        if (low > 13 || (high != 0 && high != low + 1))
            throw JpegFault.At(offset, $"scan {number} goes from bit {high} to bit {low}; it must add one bit, and at most 13 may be missing after it.");
    }

    private static FrameComponent Find(Frame frame, byte id, ReadOnlySpan<ScanComponent> before, int number, int offset)
    {
        foreach (var other in before)
        {
            if (other.Component.Id == id)
                throw JpegFault.At(offset, $"scan {number} lists component {id} twice.");
        }

        return Array.Find(frame.Components, component => component.Id == id)
            ?? throw JpegFault.At(offset, $"scan {number} lists component {id}, which the frame header does not have.");
    }

    private static HuffmanCode Require(Func<int, HuffmanCode?> table, int index, string kind, int number, int offset)
    {
        if (index > 3)
            throw JpegFault.At(offset, $"scan {number} asks for {kind} Huffman table {index}; tables are 0 to 3.");
        return table(index) ?? throw JpegFault.At(offset, $"scan {number} asks for {kind} Huffman table {index}, which no segment before it defines.");
    }
}
