using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Tiles;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Products;

/// <summary>
/// The gradient of a weight: panels[tap][row, :] (+)= sum over places of rows[place or pixel][row] * lanes[pixel or place][:]. Of the two sides one lies at the
/// places and the other at the pixels that the tap sees; a convolution's rows (its input) are seen and its lanes (the gradient of its result) are placed, a
/// transposed one's are the other way round. Every number is the sum over all places in their order, by one thread.
/// </summary>
internal sealed unsafe class TapOuter : IParallelWork
{
    private const int Block = 96;

    private readonly TapGeometry _geometry;
    private readonly int _rowCount;
    private readonly int _laneCount;
    private readonly int _rowStride;
    private readonly int _laneStride;
    private readonly bool _rowsAreSeen;
    private readonly bool _seesOutside;
    private readonly int _panels;
    private int _rowsOfPart;
    private int _rowParts;
    private float* _rows;
    private float* _lanes;
    private float* _result;
    private bool _adds;

    /// <param name="geometry">Places and taps.</param>
    /// <param name="rowCount">Input channels: rows of a panel.</param>
    /// <param name="laneCount">Output channels.</param>
    /// <param name="rowStride">Floats from one pixel or place of the rows' side to the next.</param>
    /// <param name="laneStride">Floats from one place or pixel of the lanes' side to the next.</param>
    /// <param name="rowsAreSeen">Whether it is the rows' side that the taps see.</param>
    public TapOuter(TapGeometry geometry, int rowCount, int laneCount, int rowStride, int laneStride, bool rowsAreSeen)
    {
        _geometry = geometry;
        _rowCount = rowCount;
        _laneCount = laneCount;
        _rowStride = rowStride;
        _laneStride = laneStride;
        _rowsAreSeen = rowsAreSeen;
        _seesOutside = geometry.SeesOutside;
        _panels = (laneCount + LaneWidth.Panel - 1) / LaneWidth.Panel;
    }

    public void Run(WorkerPool pool, Floats rows, Floats lanes, Floats result, bool adds)
    {
        _rows = rows.Start;
        _lanes = lanes.Start;
        _result = result.Start;
        _adds = adds;
        var tiles = (_rowCount + LaneWidth.TileRows - 1) / LaneWidth.TileRows;
        var wanted = (8 * pool.Threads / (_panels * _geometry.Taps)) + 1;
        _rowsOfPart = (tiles + wanted - 1) / wanted * LaneWidth.TileRows;
        _rowParts = (_rowCount + _rowsOfPart - 1) / _rowsOfPart;
        pool.Run(_panels * _geometry.Taps * _rowParts, this);
    }

    void IParallelWork.Run(int part)
    {
        var first = part % _rowParts * _rowsOfPart;
        var tap = part / _rowParts % _geometry.Taps;
        var panel = part / _rowParts / _geometry.Taps;
        switch (LaneWidth.Floats)
        {
            case 16:
                RunPart<Lanes512, Tile12>(panel, tap, first);
                break;
            case 8:
                RunPart<Lanes256, Tile6>(panel, tap, first);
                break;
            default:
                RunPart<Lanes128, Tile6>(panel, tap, first);
                break;
        }
    }

    [SkipLocalsInit]
    private void RunPart<T, TTile>(int panel, int tap, int first)
        where T : struct, ILanes<T>
        where TTile : struct, ITile
    {
        var width = 2 * T.Count;
        var last = Math.Min(_rowCount, first + _rowsOfPart);
        var zeros = stackalloc float[_seesOutside ? _rowCount : 1];
        new Span<float>(zeros, _seesOutside ? _rowCount : 1).Clear();
        var pixels = stackalloc float*[Block];
        var packed = stackalloc float[Block * width];
        var channel = panel * width;
        var lanes = Math.Min(width, _laneCount - channel);
        var direct = _rowsAreSeen && _geometry.IsDense;
        var result = _result + ((((long)panel * _geometry.Taps) + tap) * _rowCount * width);
        for (var place = 0; place < _geometry.Places; place += Block)
        {
            var count = Math.Min(Block, _geometry.Places - place);
            if (_rowsAreSeen)
            {
                PointSeen(tap, place, count, _rows, _rowStride, zeros, pixels);
            }
            else
            {
                PointPlaced(place, count, _rows, _rowStride, pixels);
            }

            if (!direct)
            {
                Pack(tap, place, count, channel, lanes, width, packed);
            }

            var panelLanes = direct ? _lanes + ((long)place * _laneStride) + channel : packed;
            Rows<T, TTile>(pixels, count, panelLanes, direct ? _laneStride : width, first, last, result, _adds || place > 0);
        }

        if (direct && lanes < width)
        {
            ClearFilling(result, first, last, lanes, width);
        }
    }

    /// <summary>Lanes beyond the last channel have taken the next pixel's numbers along; in the panel they are zero.</summary>
    private static void ClearFilling(float* result, int first, int last, int lanes, int width)
    {
        for (var row = first; row < last; row++)
        {
            new Span<float>(result + ((long)row * width) + lanes, width - lanes).Clear();
        }
    }

    /// <summary>The pixels that a tap sees from some places, row of places by row.</summary>
    private void PointSeen(int tap, int place, int count, float* from, int stride, float* outside, float** pixels)
    {
        var j = place % _geometry.Grid.Width;
        var line = place / _geometry.Grid.Width;
        for (var done = 0; done < count; line++, j = 0)
        {
            var run = Math.Min(count - done, _geometry.Grid.Width - j);
            var y = (line % _geometry.Grid.Height * _geometry.Stride.Y) + _geometry.TapY[tap];
            var isRow = (uint)y < (uint)_geometry.Seen.Height;
            var row = (((long)(line / _geometry.Grid.Height) * _geometry.Seen.Height) + y) * _geometry.Seen.Width;
            var x = (j * _geometry.Stride.X) + _geometry.TapX[tap];
            for (var i = 0; i < run; i++, done++, x += _geometry.Stride.X)
            {
                pixels[done] = isRow && (uint)x < (uint)_geometry.Seen.Width ? from + ((row + x) * stride) : outside;
            }

        }
    }

    private void PointPlaced(int place, int count, float* from, int stride, float** pixels)
    {
        var cursor = new PlaceCursor(_geometry, place);
        for (var i = 0; i < count; i++, cursor.Next())
        {
            pixels[i] = from + (cursor.Placed * stride);
        }
    }

    /// <summary>Lanes that are not side by side in memory, or do not fill a panel.</summary>
    [SkipLocalsInit]
    private void Pack(int tap, int place, int count, int channel, int lanes, int width, float* packed)
    {
        var from = stackalloc float*[Block];
        if (_rowsAreSeen)
        {
            PointPlaced(place, count, _lanes, _laneStride, from);
        }
        else
        {
            PointSeen(tap, place, count, _lanes, _laneStride, null, from);
        }

        for (var i = 0; i < count; i++, packed += width)
        {
            var to = new Span<float>(packed, width);
            if (from[i] is null)
            {
                to.Clear();
            }
            else
            {
                new ReadOnlySpan<float>(from[i] + channel, lanes).CopyTo(to);
                to[lanes..].Clear();
            }
        }
    }

    private static void Rows<T, TTile>(float** pixels, int count, float* lanes, int laneStride, int first, int last, float* result, bool adds)
        where T : struct, ILanes<T>
        where TTile : struct, ITile
    {
        for (var row = first; row < last;)
        {
            var to = result + (row * 2L * T.Count);
            if (last - row >= TTile.Rows)
            {
                TTile.Outer<T>(pixels, row, count, lanes, laneStride, to, adds);
                row += TTile.Rows;
            }
            else if (last - row >= Tile4.Rows)
            {
                Tile4.Outer<T>(pixels, row, count, lanes, laneStride, to, adds);
                row += Tile4.Rows;
            }
            else
            {
                Tile1.Outer<T>(pixels, row, count, lanes, laneStride, to, adds);
                row += Tile1.Rows;
            }
        }
    }
}
