using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Tiles;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Products;

/// <summary>
/// The product behind convolutions and dense layers: placed[place, :] (+)= sum over taps of seen[pixel that the tap sees, :] x panels[tap]. Nothing is gathered
/// beforehand: tiles take their rows through pointers, and padding is a row of zeros.
/// </summary>
internal sealed unsafe class TapProduct : TileWork
{
    private const int TilesOfChunk = 8;
    private const int MostPointers = 12288;

    /// <summary>Floats of all panels that stay in the second cache while chunk after chunk passes.</summary>
    private const long ResidentPanels = 96 * 1024;

    private readonly TapGeometry _geometry;
    private readonly int _depth;
    private readonly int _channels;
    private readonly int _seenStride;
    private readonly int _placedStride;
    private readonly int _chunk;
    private readonly int _chunks;
    private readonly int _panels;
    private readonly bool _seesOutside;
    private readonly (int Top, int Left, int Bottom, int Right) _reach;
    private int _panelsOfPart;
    private float* _seen;
    private float* _weights;
    private float* _placed;
    private bool _adds;
    private Finish _finish = Finish.None;

    /// <param name="geometry">Places and taps.</param>
    /// <param name="depth">Channels that each tap takes of a seen pixel.</param>
    /// <param name="channels">Channels of a result.</param>
    /// <param name="seenStride">Floats from one seen pixel to the next.</param>
    /// <param name="placedStride">Floats from one placed pixel to the next.</param>
    public TapProduct(TapGeometry geometry, int depth, int channels, int seenStride, int placedStride)
    {
        _geometry = geometry;
        _depth = depth;
        _channels = channels;
        _seenStride = seenStride;
        _placedStride = placedStride;
        _seesOutside = geometry.SeesOutside;
        _reach = (-geometry.TapY.Min(), -geometry.TapX.Min(), geometry.Seen.Height - geometry.TapY.Max(), geometry.Seen.Width - geometry.TapX.Max());
        _panels = (channels + LaneWidth.Panel - 1) / LaneWidth.Panel;
        var tiles = Math.Clamp(MostPointers / (geometry.Taps * LaneWidth.TileRows), 1, TilesOfChunk);
        _chunk = tiles * LaneWidth.TileRows;
        _chunks = (geometry.Places + _chunk - 1) / _chunk;
    }

    /// <summary>Floats that the panels take.</summary>
    public long PanelCount => (long)_panels * _geometry.Taps * _depth * LaneWidth.Panel;

    /// <summary>Multiplies. Blocks may begin at the first channel of a group.</summary>
    public void Run(WorkerPool pool, Floats seen, Floats panels, Floats placed, bool adds, in Finish finish)
    {
        _seen = seen.Start;
        _weights = panels.Start;
        _placed = placed.Start;
        _adds = adds;
        _finish = finish;
        var whole = PanelCount <= ResidentPanels && _chunks >= 4 * pool.Threads;
        _panelsOfPart = whole ? _panels : Math.Clamp((int)((long)_chunks * _panels / (16L * pool.Threads)), 1, _panels);
        var groups = (_panels + _panelsOfPart - 1) / _panelsOfPart;
        pool.Run(groups * _chunks, this);
    }

    protected override void Part<T, TTile>(int part)
    {
        var first = part / _chunks * _panelsOfPart;
        var last = Math.Min(_panels, first + _panelsOfPart);
        var start = part % _chunks * _chunk;
        RunChunk<T, TTile>(start, Math.Min(_chunk, _geometry.Places - start), first, last);
    }

    [SkipLocalsInit]
    private void RunChunk<T, TTile>(int start, int count, int firstPanel, int lastPanel)
        where T : struct, ILanes<T>
        where TTile : struct, ITile
    {
        var zeros = stackalloc float[_seesOutside ? _depth : 1];
        new Span<float>(zeros, _seesOutside ? _depth : 1).Clear();
        var pointers = stackalloc float*[count * _geometry.Taps];
        var placed = stackalloc float*[count];
        Point<TTile>(start, count, zeros, pointers, placed);
        var panelFloats = (long)_geometry.Taps * _depth * 2 * T.Count;
        var buffer = stackalloc float[count * 2 * T.Count];
        var neutral = stackalloc float[4 * T.Count];
        new Span<float>(neutral, 2 * T.Count).Fill(1);
        new Span<float>(neutral + (2 * T.Count), 2 * T.Count).Clear();
        var isDirect = _geometry.IsDense && (_finish.IsNone || (!_adds && TileEnd.Suits(_finish)));
        for (var panel = firstPanel; panel < lastPanel; panel++)
        {
            var channel = panel * 2 * T.Count;
            var width = Math.Min(2 * T.Count, _channels - channel);
            var weights = _weights + (panel * panelFloats);
            if (isDirect && width % T.Count == 0)
            {
                var end = _finish.IsNone ? new TileEnd { Adds = _adds } : TileEnd.Of(_finish, channel, neutral, neutral + (2 * T.Count));
                TileRun.Gather<T, TTile>(count, width <= T.Count, pointers, _geometry.Taps, _depth, weights, placed[0] + channel, _placedStride, end);
            }
            else
            {
                TileRun.Gather<T, TTile>(count, width <= T.Count, pointers, _geometry.Taps, _depth, weights, buffer, 2 * T.Count, default);
                _finish.Leave<T>(buffer, placed, _placed, count, channel, width, _adds);
            }
        }
    }

    /// <summary>
    /// The rows that each tile takes, tap by tap, and where each place's result goes. Tiles shrink at the end of a chunk as <see cref="TileRun.RowsOf"/> says.
    /// </summary>
    private void Point<TTile>(int start, int count, float* zeros, float** pointers, float** placed)
        where TTile : struct, ITile
    {
        var taps = _geometry.Taps;
        if (taps == 1 && !_seesOutside && _geometry.IsDense && _geometry.Grid == _geometry.Seen)
        {
            PointRows(start, count, pointers, placed);
            return;
        }

        var offsets = stackalloc nint[taps];
        for (var tap = 0; tap < taps; tap++)
        {
            offsets[tap] = ((_geometry.TapY[tap] * (nint)_geometry.Seen.Width) + _geometry.TapX[tap]) * _seenStride;
        }

        if (!_seesOutside)
        {
            PointInside<TTile>(start, count, offsets, pointers, placed);
            return;
        }

        var cursor = new PlaceCursor(_geometry, start);
        for (var place = 0; place < count;)
        {
            var rows = TileRun.RowsOf<TTile>(count - place);
            var table = pointers + ((long)place * taps);
            for (var r = 0; r < rows; r++, place++)
            {
                placed[place] = _placed + (cursor.Placed * _placedStride);
                PointTaps(cursor, table + r, rows, offsets, zeros);
                cursor.Next();
            }
        }
    }

    /// <summary>All taps of all places look inside: row by row of the picture, and then tile by tile, pointers are a step apart.</summary>
    private void PointInside<TTile>(int start, int count, nint* offsets, float** pointers, float** placed)
        where TTile : struct, ITile
    {
        var origins = stackalloc float*[count];
        nint step = (nint)_geometry.Stride.X * _seenStride, placedStep = (nint)_geometry.Step.X * _placedStride;
        var cursor = new PlaceCursor(_geometry, start);
        for (var place = 0; place < count; cursor.NextRow())
        {
            float* origin = _seen + (cursor.Origin * _seenStride), to = _placed + (cursor.Placed * _placedStride);
            for (var left = Math.Min(count - place, cursor.Left); left > 0; left--, place++, origin += step, to += placedStep)
            {
                origins[place] = origin;
                placed[place] = to;
            }
        }

        for (int place = 0, taps = _geometry.Taps; place < count;)
        {
            var rows = TileRun.RowsOf<TTile>(count - place);
            for (var tap = 0; tap < taps; tap++)
            {
                for (var r = 0; r < rows; r++)
                {
                    *pointers++ = origins[place + r] + offsets[tap];
                }
            }

            place += rows;
        }
    }

    /// <summary>Each place sees the pixel of its own number.</summary>
    private void PointRows(int start, int count, float** pointers, float** placed)
    {
        float* seen = _seen + ((long)start * _seenStride), to = _placed + ((long)start * _placedStride);
        for (var place = 0; place < count; place++, seen += _seenStride, to += _placedStride)
        {
            pointers[place] = seen;
            placed[place] = to;
        }
    }

    /// <summary>Places in the middle of the picture need no look at its edges.</summary>
    private void PointTaps(in PlaceCursor cursor, float** to, int step, nint* offsets, float* zeros)
    {
        var origin = _seen + (cursor.Origin * _seenStride);
        var inside = !_seesOutside || (cursor.Y >= _reach.Top && cursor.Y < _reach.Bottom && cursor.X >= _reach.Left && cursor.X < _reach.Right);
        for (var tap = 0; tap < _geometry.Taps; tap++, to += step)
        {
            *to = inside || cursor.Sees(tap) ? origin + offsets[tap] : zeros;
        }
    }
}
