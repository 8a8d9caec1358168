using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Tiles;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Products;

/// <summary>
/// The gradient of a weight: panels[tap][row, :] (+)= sum over places of rows[place or pixel][row] * lanes[pixel or place][:]. Of the two sides one lies at the
/// places and the other at the pixels that the tap sees; a convolution's rows (its input) are seen and its lanes (the gradient of its result) are placed, a
/// transposed one's are the other way round. Every number is the sum over all places in their order, by one thread; or, where the weight is small beside very
/// many places, the sum of a few such sums over ranges of places, which depend on the sizes alone: each place is then read once instead of once a tap and
/// panel.
/// </summary>
internal sealed unsafe class TapOuter : TileWork
{
    private const int Block = 96;
    private const int PlacesOfRange = 1024;
    private const int MostRanges = 16;
    private const long MostFloatsOfRange = 160 * 1024;
    private const int FloatsOfSum = 4096;

    private readonly TapGeometry _geometry;
    private readonly int _rowCount;
    private readonly int _laneCount;
    private readonly int _rowStride;
    private readonly int _laneStride;
    private readonly bool _rowsAreSeen;
    private readonly bool _seesOutside;
    private readonly int _panels;
    private readonly int _ranges;
    private readonly long _resultCount;
    private Phase _phase;
    private int _rowsOfPart;
    private int _rowParts;
    private float* _partial;
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
    /// <param name="divides">Whether places may be divided into ranges, for which there is scratch.</param>
    public TapOuter(TapGeometry geometry, int rowCount, int laneCount, int rowStride, int laneStride, bool rowsAreSeen, bool divides = false)
    {
        _geometry = geometry;
        _rowCount = rowCount;
        _laneCount = laneCount;
        _rowStride = rowStride;
        _laneStride = laneStride;
        _rowsAreSeen = rowsAreSeen;
        _seesOutside = geometry.SeesOutside;
        _panels = (laneCount + LaneWidth.Panel - 1) / LaneWidth.Panel;
        _resultCount = (long)_panels * geometry.Taps * rowCount * LaneWidth.Panel;
        _ranges = !divides || _resultCount > MostFloatsOfRange ? 1 : Math.Clamp(geometry.Places / PlacesOfRange, 1, MostRanges);
    }

    private enum Phase
    {
        Parts,
        Ranges,
        Sum,
    }

    /// <summary>Floats of scratch.</summary>
    public long ScratchCount => _ranges > 1 ? _ranges * _resultCount : 0;

    public void Run(WorkerPool pool, Floats rows, Floats lanes, Floats result, bool adds, Floats scratch = default)
    {
        _rows = rows.Start;
        _lanes = lanes.Start;
        _result = result.Start;
        _adds = adds;
        if (_ranges > 1)
        {
            _partial = scratch.First(ScratchCount).Start;
            _phase = Phase.Ranges;
            pool.Run(_ranges, this);
            _phase = Phase.Sum;
            pool.Run((int)((_resultCount + FloatsOfSum - 1) / FloatsOfSum), this);
            return;
        }

        _phase = Phase.Parts;
        var tiles = (_rowCount + LaneWidth.TileRows - 1) / LaneWidth.TileRows;
        var wanted = (8 * pool.Threads / (_panels * _geometry.Taps)) + 1;
        _rowsOfPart = (tiles + wanted - 1) / wanted * LaneWidth.TileRows;
        _rowParts = (_rowCount + _rowsOfPart - 1) / _rowsOfPart;
        pool.Run(_panels * _geometry.Taps * _rowParts, this);
    }

    protected override void Part<T, TTile>(int part)
    {
        switch (_phase)
        {
            case Phase.Parts:
                var first = part % _rowParts * _rowsOfPart;
                var (panel, tap) = (part / _rowParts / _geometry.Taps, part / _rowParts % _geometry.Taps);
                var region = new Region(panel, panel + 1, tap, tap + 1, first, Math.Min(_rowCount, first + _rowsOfPart), 0, _geometry.Places);
                RunRegion<T, TTile>(region, _result, _adds);
                break;
            case Phase.Ranges:
                var blocks = (_geometry.Places + Block - 1) / Block;
                var (from, to) = ((int)((long)blocks * part / _ranges * Block), (int)((long)blocks * (part + 1) / _ranges * Block));
                var range = new Region(0, _panels, 0, _geometry.Taps, 0, _rowCount, from, Math.Min(to, _geometry.Places));
                RunRegion<T, TTile>(range, _partial + (part * _resultCount), adds: false);
                break;
            default:
                SumRanges<T>(part * (long)FloatsOfSum, Math.Min(_resultCount, (part + 1L) * FloatsOfSum));
                break;
        }
    }

    [SkipLocalsInit]
    private void RunRegion<T, TTile>(in Region region, float* result, bool adds)
        where T : struct, ILanes<T>
        where TTile : struct, ITile
    {
        var width = 2 * T.Count;
        var zeros = stackalloc float[_seesOutside ? _rowCount : 1];
        new Span<float>(zeros, _seesOutside ? _rowCount : 1).Clear();
        var pixels = stackalloc float*[Block];
        var packed = stackalloc float[Block * width];
        var direct = _rowsAreSeen && _geometry.IsDense;
        for (var place = region.FirstPlace; place < region.LastPlace; place += Block)
        {
            var count = Math.Min(Block, region.LastPlace - place);
            for (var tap = region.FirstTap; tap < region.LastTap; tap++)
            {
                PointRows(tap, place, count, zeros, pixels);
                for (var panel = region.FirstPanel; panel < region.LastPanel; panel++)
                {
                    var channel = panel * width;
                    var lanes = direct ? _lanes + ((long)place * _laneStride) + channel : packed;
                    if (!direct)
                    {
                        Pack(tap, place, count, channel, Math.Min(width, _laneCount - channel), width, packed);
                    }

                    var to = result + ((((long)panel * _geometry.Taps) + tap) * _rowCount * width);
                    var (stride, addsHere) = (direct ? _laneStride : width, adds || place > region.FirstPlace);
                    TileRun.Outer<T, TTile>(pixels, count, lanes, stride, region.FirstRow, region.LastRow, to, addsHere);
                }
            }
        }

        if (direct && _laneCount % width != 0 && region.LastPanel == _panels)
        {
            ClearFilling(region, result, width);
        }
    }

    private void PointRows(int tap, int place, int count, float* zeros, float** pixels)
    {
        if (_rowsAreSeen)
        {
            PointSeen(tap, place, count, _rows, _rowStride, zeros, pixels);
        }
        else
        {
            PointPlaced(place, count, _rows, _rowStride, pixels);
        }
    }

    /// <summary>The sums of all ranges, in their order.</summary>
    private void SumRanges<T>(long first, long last)
        where T : struct, ILanes<T>
    {
        for (var i = first; i < last; i += T.Count)
        {
            var sum = _adds ? T.Load(_result + i) : T.Zero;
            for (var range = 0; range < _ranges; range++)
            {
                sum += T.Load(_partial + (range * _resultCount) + i);
            }

            sum.Store(_result + i);
        }
    }

    /// <summary>Lanes beyond the last channel have taken the next pixel's numbers along; in the panel they are zero.</summary>
    private void ClearFilling(in Region region, float* result, int width)
    {
        var lanes = _laneCount % width;
        for (var tap = region.FirstTap; tap < region.LastTap; tap++)
        {
            var panel = result + (((((long)_panels - 1) * _geometry.Taps) + tap) * _rowCount * width);
            for (var row = region.FirstRow; row < region.LastRow; row++)
            {
                new Span<float>(panel + ((long)row * width) + lanes, width - lanes).Clear();
            }
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

    /// <summary>What one part works on: panels, taps and rows of the result, and places.</summary>
    private readonly record struct Region(
        int FirstPanel, int LastPanel, int FirstTap, int LastTap, int FirstRow, int LastRow, int FirstPlace, int LastPlace);
}
