namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>
/// Makes pixels of the samples of one row of units at a time. A component that is smoothed downwards needs the first row of the next strip for its last row,
/// so then the last row of pixels of a strip waits for the strip after it.
/// </summary>
internal sealed class StripRenderer : IDisposable
{
    private readonly Frame _frame;
    private readonly ColourModel _model;
    private readonly Image<byte> _picture;
    private readonly Upsampler[] _upsamplers;
    private readonly int _delay;

    public StripRenderer(Frame frame, ColourModel model, Image<byte> picture)
    {
        (_frame, _model, _picture) = (frame, model, picture);
        Strips = Array.ConvertAll(frame.Components, component => new ComponentStrip(component));
        _upsamplers = Array.ConvertAll(Strips, strip => new Upsampler(frame, strip));
        _delay = Array.Exists(_upsamplers, upsampler => upsampler.IsSmoothDown) ? 1 : 0;
    }

    /// <summary>Where the samples of each component go.</summary>
    public ComponentStrip[] Strips { get; }

    /// <summary>Makes the pixels that the strips of <paramref name="unitRow"/> complete.</summary>
    public void Finish(int unitRow)
    {
        var unitHeight = 8 * _frame.MaxVertical;
        var isLast = unitRow == _frame.UnitsHigh - 1;
        var end = isLast ? _frame.Height : ((unitRow + 1) * unitHeight) - _delay;
        for (var y = Math.Max(0, (unitRow * unitHeight) - _delay); y < end; y++)
            RenderRow(y, unitRow);
        foreach (var strip in Strips)
            strip.Advance();
    }

    public void Dispose()
    {
        foreach (var upsampler in _upsamplers)
            upsampler.Dispose();
        foreach (var strip in Strips)
            strip.Dispose();
    }

    private void RenderRow(int y, int unitRow)
    {
        var first = _upsamplers[0].Row(y, unitRow);
        ReadOnlySpan<byte> second = [], third = [], fourth = [];
        if (_upsamplers.Length > 1)
        {
            second = _upsamplers[1].Row(y, unitRow);
            third = _upsamplers[2].Row(y, unitRow);
        }

        if (_upsamplers.Length > 3)
            fourth = _upsamplers[3].Row(y, unitRow);
        PixelRows.Convert(_model, first, second, third, fourth, _picture.Row(y));
    }
}
