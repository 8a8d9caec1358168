using System.Buffers.Binary;

namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>Finds the height of a picture whose frame header says 0: a DNL segment behind the first scan holds it (ITU-T T.81, B.2.5).</summary>
internal static class LineCount
{
    public static int Find(ReadOnlySpan<byte> file, int position)
    {
        var segments = new SegmentReader(file) { Position = position };
        var inScan = false;
        while (segments.TryNextMarker(out var marker) && marker != Marker.EndOfImage)
        {
            if (Marker.IsBare(marker))
                continue;
            if (inScan && marker != Marker.NumberOfLines)
                break;
            var offset = segments.Position - 2;
            var payload = segments.ReadPayload(inScan ? "line count (DNL)" : "marker");
            inScan |= marker == Marker.StartOfScan;
            if (marker == Marker.NumberOfLines && payload.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(payload) is > 0 and var lines)
                return lines;
            if (marker == Marker.NumberOfLines)
                throw JpegFault.At(offset, "the line count (DNL) segment holds no height above 0.");
        }

        throw JpegFault.At(position, "the frame header leaves the height open (0), and no line count (DNL) segment follows the first scan.");
    }
}
