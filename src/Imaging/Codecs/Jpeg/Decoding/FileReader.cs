namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>Reads the segments of a file in their order and keeps what they say.</summary>
internal ref struct FileReader(ReadOnlySpan<byte> file)
{
    /// <summary>Stands for the end of the file where a marker is expected.</summary>
    public const byte NoMarker = 0;

    private readonly TableSegments _tables = new();
    private SegmentReader _segments = new(file);
    private Frame? _frame;
    private int _scans;

    /// <summary>What the file says about colour.</summary>
    public ColourSigns Colour { get; } = new();

    /// <summary>EXIF orientation.</summary>
    public int Orientation { get; private set; } = 1;

    /// <summary>The byte that is read next.</summary>
    public readonly int Position => _segments.Position;

    /// <summary>Bytes that are not read yet.</summary>
    public readonly int BytesLeft => _segments.File.Length - Position;

    /// <summary>The frame, which must have been read.</summary>
    public readonly Frame Frame =>
        _frame ?? throw JpegFault.At(Position, "no frame header (SOF) comes before this place, so the size of the picture is not known.");

    /// <summary>Requires the marker that every file begins with.</summary>
    public void ReadStart()
    {
        if (!_segments.File.StartsWith((ReadOnlySpan<byte>)[0xFF, Marker.StartOfImage]))
            throw JpegFault.At(0, "the file does not begin with the marker FF D8 of a JPEG picture.");
        _segments.Position = 2;
    }

    /// <summary>Reads tables and headers up to a scan, the end marker or the end of the file, and says which.</summary>
    public byte ReadToScan()
    {
        while (_segments.TryNextMarker(out var marker))
        {
            if (marker is Marker.StartOfScan or Marker.EndOfImage)
                return marker;
            if (marker == Marker.StartOfImage)
                throw JpegFault.At(Position - 2, "a second picture (SOI) begins before this one has ended.");
            if (!Marker.IsBare(marker))
                ReadSegment(marker);
        }

        return NoMarker;
    }

    /// <summary>Reads a scan header behind its marker, and fixes the quantisation of components that come for the first time.</summary>
    public Scan ReadScan()
    {
        var offset = Position - 2;
        var frame = Frame;
        var scan = ScanHeader.Parse(_segments.ReadPayload("scan header (SOS)"), frame, _tables, ++_scans, offset);
        foreach (var component in scan.Components.Select(component => component.Component))
        {
            var index = component.QuantisationIndex;
            component.Quantisation ??= _tables.Quantisation(index)
                ?? throw JpegFault.At(offset, $"component {component.Id} asks for quantisation table {index}, which no segment before scan {_scans} defines.");
        }

        return scan;
    }

    /// <summary>Decodes the entropy-coded data behind a scan header.</summary>
    public void ReadUnits(Scan scan, UnitDecoder decoder, EntropyBuffer buffer) =>
        _segments.Position = new ScanWalk(_segments.File, Position, scan, decoder, _tables.RestartInterval, buffer).Run();

    private void ReadSegment(byte marker)
    {
        var offset = Position - 2;
        switch (marker)
        {
            case Marker.QuantisationTables:
                _tables.ReadQuantisation(_segments.ReadPayload("quantisation table (DQT)"), offset);
                break;
            case Marker.HuffmanTables:
                _tables.ReadHuffman(_segments.ReadPayload("Huffman table (DHT)"), offset);
                break;
            case Marker.RestartInterval:
                _tables.ReadRestartInterval(_segments.ReadPayload("restart interval (DRI)"), offset);
                break;
            case < Marker.FrameBaseline:
                throw JpegFault.At(offset, $"marker FF {marker:X2} is reserved; the file is damaged.");
            default:
                if (Marker.IsFrame(marker))
                    ReadFrame(marker, offset);
                else
                    ReadNotes(marker, _segments.ReadPayload($"marker FF {marker:X2}"));
                break;
        }
    }

    private void ReadNotes(byte marker, ReadOnlySpan<byte> payload)
    {
        if (marker == Marker.App0)
            Colour.ReadApp0(payload);
        else if (marker == Marker.App14)
            Colour.ReadApp14(payload);
        else if (marker == Marker.App1 && payload.StartsWith("Exif\0\0"u8))
            Orientation = Exif.ReadOrientation(payload);
    }

    private void ReadFrame(byte marker, int offset)
    {
        if (_frame is not null)
            throw JpegFault.At(offset, "a second frame header (SOF) follows the first; a picture has one.");
        var (width, height, components) = FrameHeader.Parse(marker, _segments.ReadPayload("frame header (SOF)"), offset);
        if (height == 0)
            height = LineCount.Find(_segments.File, Position);
        _frame = new Frame(width, height, marker == Marker.FrameProgressive, components);
    }
}
