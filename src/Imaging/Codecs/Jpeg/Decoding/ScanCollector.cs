namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>Reads all scans of a picture that comes in several, then makes its pixels.</summary>
internal sealed class ScanCollector : IDisposable
{
    private readonly Frame _frame;
    private readonly CoefficientPlane[] _planes;
    private long _visits;

    public ScanCollector(Frame frame)
    {
        _frame = frame;
        _planes = Array.ConvertAll(frame.Components, component => new CoefficientPlane(component));
    }

    /// <summary>Reads the scans from <paramref name="scan"/>, whose header is read, to the end of the picture.</summary>
    public void Collect(ref FileReader reader, Scan scan, EntropyBuffer buffer)
    {
        byte stop;
        while (true)
        {
            DecodeLimits.Spend(ref _visits, scan, _frame, reader.Position);
            reader.ReadUnits(scan, MakeDecoder(scan), buffer);
            Note(scan);
            stop = reader.ReadToScan();
            if (stop != Marker.StartOfScan)
                break;
            scan = reader.ReadScan();
        }

        RequireEnough(scan.Number, stop, reader.Position);
    }

    /// <summary>Makes the pixels.</summary>
    public void Render(StripRenderer renderer)
    {
        for (var row = 0; row < _frame.UnitsHigh; row++)
        {
            for (var i = 0; i < _planes.Length; i++)
                _planes[i].Render(row, renderer.Strips[i]);
            renderer.Finish(row);
        }
    }

    public void Dispose()
    {
        foreach (var plane in _planes)
            plane.Dispose();
    }

    /// <summary>Without an end marker the picture must be complete; with one, scans that only add detail may be missing.</summary>
    private void RequireEnough(int scans, byte stop, int offset)
    {
        foreach (var component in _frame.Components)
        {
            if (component.BitsMissing[0] == FrameComponent.Unseen)
                throw JpegFault.At(offset, $"the picture ends after scan {scans}, but component {component.Id} is in none. The file was cut off or damaged.");
        }

        if (stop == FileReader.NoMarker && !_frame.IsComplete)
            throw JpegFault.At(offset, $"the file ends after scan {scans} without an end marker (EOI), and the scans so far leave detail out. It was cut off.");
    }

    private static void Note(Scan scan)
    {
        foreach (var component in scan.Components)
            component.Component.BitsMissing.AsSpan(scan.Start..(scan.End + 1)).Fill((sbyte)scan.Low);
    }

    private UnitDecoder MakeDecoder(Scan scan)
    {
        var planes = Array.ConvertAll(scan.Components, component => _planes[Array.IndexOf(_frame.Components, component.Component)]);
        if (!_frame.IsProgressive)
            return new SequentialUnits(scan, planes);
        return (scan.Start, scan.High) switch
        {
            (0, 0) => new FirstDcUnits(scan, planes),
            (0, _) => new RefineDcUnits(scan, planes),
            (_, 0) => new FirstAcUnits(scan, planes),
            _ => new RefineAcUnits(scan, planes),
        };
    }
}
