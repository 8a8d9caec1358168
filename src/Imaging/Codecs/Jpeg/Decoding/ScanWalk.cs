using MLNetVision.Imaging.Jpeg.Kernels;

namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>
/// Walks the units of one scan from restart interval to restart interval. Damage inside an interval costs the rest of that interval, and a missing restart
/// marker the intervals up to the next one found; a scan without intervals, without any whole interval, or that ends before its last interval is refused.
/// </summary>
internal ref struct ScanWalk(ReadOnlySpan<byte> file, int position, Scan scan, UnitDecoder decoder, int restartInterval, EntropyBuffer buffer)
{
    private readonly ReadOnlySpan<byte> _file = file;
    private readonly int _units = scan.UnitsWide * scan.UnitsHigh;
    private readonly int _interval = restartInterval > 0 ? restartInterval : int.MaxValue;
    private int _position = position;
    private int _unit;
    private int _column;
    private int _row;

    /// <summary>Decodes the scan.</summary>
    /// <returns>Where the first marker behind it lies.</returns>
    public int Run()
    {
        var whole = 0;
        for (var interval = 0; _unit < _units;)
        {
            var start = _position;
            var reader = buffer.Fill(_file, ref _position);
            var end = _unit + Math.Min(_interval, _units - _unit);
            decoder.Restart();
            if (DecodeUntil(end, ref reader))
                whole++;
            else if (restartInterval == 0 || _position >= _file.Length)
                throw Damage(start, reader.IsPastEnd);
            LoseUntil(end);
            interval++;
            if (_unit < _units)
                interval += PassRestartMarker(interval);
        }

        return whole > 0 ? _position : throw JpegFault.At(_position, $"the coded data of scan {scan.Number} are damaged in every restart interval.");
    }

    private bool DecodeUntil(int end, ref BitReader reader)
    {
        while (_unit < end)
        {
            if (!decoder.Decode(ref reader, _column, _row))
                return false;
            Step();
        }

        return true;
    }

    private void LoseUntil(int end)
    {
        while (_unit < end)
        {
            decoder.Lose(_column, _row);
            Step();
        }
    }

    private void Step()
    {
        _unit++;
        if (++_column == scan.UnitsWide)
        {
            decoder.EndRow(_row++);
            _column = 0;
        }
    }

    /// <summary>
    /// Finds the restart marker that opens <paramref name="interval"/>, or one of the three after it; returns how many intervals are lost by that.
    /// </summary>
    private int PassRestartMarker(int interval)
    {
        var segments = new SegmentReader(_file) { Position = _position };
        while (segments.TryNextMarker(out var marker) && Marker.IsRestart(marker))
        {
            var lost = (marker - Marker.Restart0 - (interval - 1)) & 7;
            if (lost >= 4)
                continue;
            _position = segments.Position;
            LoseUntil((int)Math.Min(_units, _unit + ((long)lost * _interval)));
            return lost;
        }

        throw Damage(_position, pastEnd: true);
    }

    private readonly ImageFormatException Damage(int offset, bool pastEnd) => JpegFault.At(offset, pastEnd
        ? $"the coded data of scan {scan.Number} end after {_unit} of {_units} units (row {_row + 1} of {scan.UnitsHigh}). The file was cut off or damaged."
        : $"the coded data of scan {scan.Number} are damaged in unit {_unit + 1} of {_units} (row {_row + 1} of {scan.UnitsHigh}): no code fits the bits.");
}
