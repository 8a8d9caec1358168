using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Tiles;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Winograd;

/// <summary>
/// The gradient of a 3x3 weight after Winograd: at each point the sum over tiles of what the tile sees times the gradient of its results, both brought to the
/// point, and the sums brought back to the taps. Where tiles are few beside the channels, all are taken at once and the panels in groups; else the tiles are
/// taken some hundred at a time, in their order whatever the number of threads.
/// </summary>
internal sealed unsafe class WinogradOuter : TileWork
{
    private const int TilesOfPart = 4;
    private const int MostTilesTogether = 160;
    private const long FloatsOfGroup = 1024 * 1024;

    private readonly WinogradTiles _tiles;
    private readonly int _rows;
    private readonly int _lanes;
    private readonly int _seenStride;
    private readonly int _placedStride;
    private readonly int _panels;
    private readonly int _chunk;
    private readonly long _pointOfSeen;
    private readonly long _pointOfPlaced;
    private readonly WinogradWeights _weights;
    private bool _multiplies;
    private int _firstPanel;
    private int _firstTile;
    private int _tileCount;
    private float* _seen;
    private float* _placed;
    private float* _seenPoints;
    private float* _placedPoints;
    private float* _sums;

    /// <param name="tiles">The tiles.</param>
    /// <param name="rows">Channels of a seen pixel, a multiple of the lanes.</param>
    /// <param name="lanes">Channels of a result, a multiple of the lanes.</param>
    /// <param name="seenStride">Floats from one seen pixel to the next.</param>
    /// <param name="placedStride">Floats from one placed pixel to the next.</param>
    public WinogradOuter(WinogradTiles tiles, int rows, int lanes, int seenStride, int placedStride)
    {
        _tiles = tiles;
        _rows = rows;
        _lanes = lanes;
        _seenStride = seenStride;
        _placedStride = placedStride;
        _panels = (lanes + LaneWidth.Panel - 1) / LaneWidth.Panel;
        var together = (long)tiles.Count * (rows + lanes) <= (long)rows * lanes;
        var group = FloatsOfGroup / ((long)WinogradTiles.Points * rows * LaneWidth.Panel);
        _weights = new WinogradWeights(together ? (int)Math.Clamp(group, 1, _panels) : _panels, rows);
        var chunks = together ? 1 : (tiles.Count + MostTilesTogether - 1) / MostTilesTogether;
        _chunk = (tiles.Count + chunks - 1) / chunks;
        _pointOfSeen = ((long)_chunk * rows) + 16;
        _pointOfPlaced = ((long)_chunk * _panels * LaneWidth.Panel) + 16;
    }

    /// <summary>Floats of scratch.</summary>
    public long ScratchCount => _weights.Count + (WinogradTiles.Points * (_pointOfSeen + _pointOfPlaced));

    /// <summary>Writes or adds the gradient.</summary>
    public void Run(WorkerPool pool, Floats seen, Floats placed, Floats panels, bool adds, Floats scratch)
    {
        _seen = seen.Start;
        _placed = placed.Start;
        _sums = scratch.First(ScratchCount).Start;
        _seenPoints = _sums + _weights.Count;
        _placedPoints = _seenPoints + (WinogradTiles.Points * _pointOfSeen);
        for (_firstTile = 0; _firstTile < _tiles.Count; _firstTile += _chunk)
        {
            _tileCount = Math.Min(_chunk, _tiles.Count - _firstTile);
            _multiplies = false;
            pool.Run((_tileCount + TilesOfPart - 1) / TilesOfPart, this);
            _multiplies = true;
            RunPanels(pool, panels, adds, scratch.First(_weights.Count));
        }
    }

    private void RunPanels(WorkerPool pool, Floats panels, bool adds, Floats sums)
    {
        for (_firstPanel = 0; _firstPanel < _panels; _firstPanel += _weights.Panels)
        {
            var count = Math.Min(_weights.Panels, _panels - _firstPanel);
            pool.Run(WinogradTiles.Points * count, this);
            if (_firstTile + _tileCount == _tiles.Count)
            {
                _weights.GradientFromPoints(pool, sums, panels, _firstPanel, count, adds);
            }
        }
    }

    protected override void Part<T, TTile>(int part)
    {
        if (_multiplies)
        {
            Multiply<T, TTile>(part % WinogradTiles.Points, part / WinogradTiles.Points);
        }
        else
        {
            ToPoints<T>(part * TilesOfPart, Math.Min(_tileCount, (part + 1) * TilesOfPart));
        }
    }

    /// <summary>Brings what tiles see, and the gradients of their results, to the points.</summary>
    [SkipLocalsInit]
    private void ToPoints<T>(int first, int last)
        where T : struct, ILanes<T>
    {
        var most = Math.Max(_rows, _lanes);
        var zeros = stackalloc float[most];
        new Span<float>(zeros, most).Clear();
        var between = stackalloc float[Square.Most * T.Count];
        var pixels = stackalloc float*[WinogradTiles.Points];
        var seen = stackalloc float*[WinogradTiles.Points];
        var placed = stackalloc float*[WinogradTiles.Points];
        for (var point = 0; point < WinogradTiles.Points; point++)
        {
            seen[point] = _seenPoints + (point * _pointOfSeen);
            placed[point] = _placedPoints + (point * _pointOfPlaced);
        }

        var width = _panels * 2 * T.Count;
        for (var tile = first; tile < last; tile++)
        {
            _tiles.PointSeen(_firstTile + tile, _seen, _seenStride, zeros, pixels);
            for (nint channel = 0; channel < _rows; channel += T.Count)
            {
                Square.Transform<T, SeenTransform>(pixels, channel, seen, ((nint)tile * _rows) + channel, between);
            }

            _tiles.PointPlaced(_firstTile + tile, _placed, _placedStride, zeros, pixels);
            for (nint channel = 0; channel < _lanes; channel += T.Count)
            {
                Square.Transform<T, PlacedGradientTransform>(pixels, channel, placed, ((nint)tile * width) + channel, between);
            }

            if (_lanes < width)
            {
                Fill<T>(placed, (nint)tile * width);
            }
        }
    }

    /// <summary>The last panel's second vector, which has no channels.</summary>
    private void Fill<T>(float** placed, nint offset)
        where T : struct, ILanes<T>
    {
        for (var point = 0; point < WinogradTiles.Points; point++)
        {
            T.Zero.Store(placed[point] + offset + _lanes);
        }
    }

    /// <summary>One panel of the group at one point, over all tiles of a chunk.</summary>
    [SkipLocalsInit]
    private void Multiply<T, TTile>(int point, int panel)
        where T : struct, ILanes<T>
        where TTile : struct, ITile
    {
        var pixels = stackalloc float*[_tileCount];
        var seen = _seenPoints + (point * _pointOfSeen);
        for (var tile = 0; tile < _tileCount; tile++, seen += _rows)
        {
            pixels[tile] = seen;
        }

        var width = 2 * T.Count;
        var lanes = _placedPoints + (point * _pointOfPlaced) + ((_firstPanel + panel) * width);
        var sums = _sums + (point * _weights.PointStride) + ((long)panel * _rows * width);
        TileRun.Outer<T, TTile>(pixels, _tileCount, lanes, _panels * width, 0, _rows, sums, adds: _firstTile > 0);
    }
}
