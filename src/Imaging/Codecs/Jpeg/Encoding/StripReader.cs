using MLNetVision.Imaging.Jpeg.Kernels;

namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>
/// Turns pixels into the samples of one row of units. Beyond the right and lower edge of the picture the last sample is repeated, as libjpeg does: before
/// averaging to the right, and after averaging downwards but for the one row that an odd height lacks.
/// </summary>
internal sealed class StripReader
{
    private readonly Image<byte> _picture;
    private readonly EncodedLayout _layout;
    private readonly EncodedComponent[] _components;
    private readonly int _stride;
    private readonly byte[] _blue;
    private readonly byte[] _red;

    public StripReader(Image<byte> picture, EncodedLayout layout, EncodedComponent[] components)
    {
        (_picture, _layout, _components) = (picture, layout, components);
        _stride = components[0].Stride;
        var colour = components.Length == 1 ? 0 : _stride * layout.UnitHeight;
        (_blue, _red) = (new byte[colour], new byte[colour]);
    }

    /// <summary>Fills the samples of all components with row <paramref name="unitRow"/> of units.</summary>
    public void Read(int unitRow)
    {
        for (var row = 0; row < 8; row++)
        {
            for (var line = 0; line < _layout.UnitHeight; line++)
                ReadLine((unitRow * 8) + row, row, line);
            if (_components.Length > 1)
                Average(row);
        }

        foreach (var component in _components)
            RepeatLastRow(component, unitRow);
    }

    /// <summary>Reads one of the lines that share a row of colour samples.</summary>
    private void ReadLine(int colourRow, int row, int line)
    {
        var y = Math.Min((colourRow * _layout.UnitHeight) + line, _layout.Height - 1);
        var pixels = _picture.Row(y);
        var luma = _components[0].Samples.AsSpan(((row * _layout.UnitHeight) + line) * _stride, _stride);
        if (_components.Length == 1)
        {
            for (var x = 0; x < _layout.Width; x++)
                luma[x] = pixels[x * _picture.Channels];
        }
        else
        {
            var blue = _blue.AsSpan(line * _stride, _stride);
            var red = _red.AsSpan(line * _stride, _stride);
            RgbToYCbCr.Convert(pixels, _picture.Channels, luma, blue, red);
            RepeatLast(blue);
            RepeatLast(red);
        }

        RepeatLast(luma);
    }

    private void RepeatLast(Span<byte> line) => line[_layout.Width..].Fill(line[_layout.Width - 1]);

    private void Average(int row)
    {
        Average(_blue, _components[1], row);
        Average(_red, _components[2], row);
    }

    private void Average(byte[] lines, EncodedComponent component, int row)
    {
        var target = component.Samples.AsSpan(row * component.Stride, component.Stride);
        if (_layout.UnitHeight == 2)
            ChromaAverage.OfFour(lines.AsSpan(0, _stride), lines.AsSpan(_stride, _stride), target);
        else if (_layout.UnitWidth == 2)
            ChromaAverage.OfTwo(lines, target);
        else
            lines.CopyTo(target);
    }

    private static void RepeatLastRow(EncodedComponent component, int unitRow)
    {
        var rows = component.Vertical * 8;
        var filled = Math.Min(rows, component.Height - (unitRow * rows));
        for (var row = filled; row < rows; row++)
            component.Samples.AsSpan((filled - 1) * component.Stride, component.Stride).CopyTo(component.Samples.AsSpan(row * component.Stride));
    }
}
