using System.Buffers;
using MLNetVision.Imaging.Jpeg.Kernels;

namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>
/// Gives the rows of a component at the size of the picture. Halved directions are interpolated by a triangle filter (3/4 nearer, 1/4 farther sample) as
/// libjpeg does, and with its exceptions: components up to two samples wide, and all other ratios, repeat the nearest sample.
/// </summary>
internal sealed class Upsampler : IDisposable
{
    private const int WidestRepeated = 2;
    private readonly ComponentStrip _strip;
    private readonly Frame _frame;
    private readonly bool _smoothAcross;
    private readonly bool _doubled;
    private readonly byte[]? _row;
    private readonly ushort[]? _sums;

    public Upsampler(Frame frame, ComponentStrip strip)
    {
        (_frame, _strip) = (frame, strip);
        var component = strip.Component;
        var sameWidth = component.Horizontal == frame.MaxHorizontal;
        _doubled = component.Horizontal * 2 == frame.MaxHorizontal;
        var halfHeight = component.Vertical * 2 == frame.MaxVertical;
        _smoothAcross = _doubled && component.Width > WidestRepeated && (halfHeight || component.Vertical == frame.MaxVertical);
        IsSmoothDown = halfHeight && (sameWidth || _smoothAcross);
        if (!sameWidth || IsSmoothDown)
            _row = ArrayPool<byte>.Shared.Rent(Math.Max(frame.Width, 2 * component.Width));
        if (_smoothAcross && IsSmoothDown)
            _sums = ArrayPool<ushort>.Shared.Rent(component.Width + 2);
    }

    /// <summary>Whether a row needs a neighbour above or below, which may lie in the next strip.</summary>
    public bool IsSmoothDown { get; }

    /// <summary>Row <paramref name="y"/> of the picture, at least as wide as it, while the strip of unit row <paramref name="unitRow"/> is loaded.</summary>
    public ReadOnlySpan<byte> Row(int y, int unitRow)
    {
        var component = _strip.Component;
        var row = ((2 * y) + 1) * component.Vertical / (2 * _frame.MaxVertical);
        var first = unitRow * _strip.Height;
        var near = _strip.Row(row - first)[..component.Width];
        if (IsSmoothDown)
        {
            var neighbour = Math.Clamp((y & 1) == 0 ? row - 1 : row + 1, 0, component.Height - 1);
            return SmoothDown(near, _strip.Row(neighbour - first)[..component.Width], y & 1);
        }

        if (_row is null)
            return near;
        if (_smoothAcross)
            TriangleKernel.Across(near, _row);
        else if (_doubled)
            Repeat.Twice(near, _row);
        else
            Repeat.Nearest(near, component.Horizontal, _frame.MaxHorizontal, _row.AsSpan(0, _frame.Width));
        return _row;
    }

    public void Dispose()
    {
        if (_row is not null)
            ArrayPool<byte>.Shared.Return(_row);
        if (_sums is not null)
            ArrayPool<ushort>.Shared.Return(_sums);
    }

    private ReadOnlySpan<byte> SmoothDown(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, int phase)
    {
        if (_sums is null)
        {
            TriangleKernel.Down(near, far, phase, _row);
            return _row;
        }

        var sums = _sums.AsSpan(0, near.Length + 2);
        TriangleKernel.WeightedSums(near, far, sums);
        TriangleKernel.AcrossSums(sums, _row);
        return _row;
    }
}
