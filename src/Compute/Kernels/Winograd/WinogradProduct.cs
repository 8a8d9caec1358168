using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Kernels.Tiles;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Winograd;

/// <summary>
/// A 3x3 convolution with a step of one after Winograd: tiles of the picture are brought to 36 points, multiplied there with the weight's panels at that point,
/// and brought back, which takes a quarter of the multiplications. Small weights stay in the second cache while each thread takes chunks of tiles all the way;
/// of larger ones every point is read once for many tiles, with all threads in the same phase.
/// </summary>
internal sealed unsafe class WinogradProduct : TileWork
{
    private const int TilesOfPart = 4;
    private const int MostParts = 16;

    /// <summary>Floats of a chunk at the points that stay in the second cache.</summary>
    private const long FloatsOfChunk = 96 * 1024;

    /// <summary>Floats of a weight at the points that stay there beside it.</summary>
    private const long ResidentWeights = 192 * 1024;

    /// <summary>Floats of larger weights that are brought to the points together.</summary>
    private const long FloatsOfGroup = 1024 * 1024;

    private const int MostTilesTogether = 384;

    private readonly WinogradTiles _tiles;
    private readonly int _depth;
    private readonly int _channels;
    private readonly int _seenStride;
    private readonly int _placedStride;
    private readonly int _panels;
    private readonly WinogradWeights _atPoints;
    private readonly int _chunk;
    private readonly int _parts;
    private readonly long _pointOfSeen;
    private readonly long _pointOfPlaced;
    private Phase _phase;
    private int _firstTile;
    private int _tileCount;
    private int _firstPanel;
    private float* _seen;
    private float* _weights;
    private float* _placed;
    private float* _scratch;
    private bool _adds;
    private Finish _finish = Finish.None;

    /// <param name="tiles">The tiles.</param>
    /// <param name="depth">Channels of a seen pixel, a multiple of the lanes.</param>
    /// <param name="channels">Channels of a result.</param>
    /// <param name="seenStride">Floats from one seen pixel to the next.</param>
    /// <param name="placedStride">Floats from one placed pixel to the next.</param>
    public WinogradProduct(WinogradTiles tiles, int depth, int channels, int seenStride, int placedStride)
    {
        _tiles = tiles;
        _depth = depth;
        _channels = channels;
        _seenStride = seenStride;
        _placedStride = placedStride;
        _panels = (channels + LaneWidth.Panel - 1) / LaneWidth.Panel;
        var floatsOfPanel = (long)WinogradTiles.Points * depth * LaneWidth.Panel;
        var group = (int)Math.Clamp(FloatsOfGroup / floatsOfPanel, 1, _panels);
        _atPoints = new WinogradWeights(group, depth);
        var floatsOfTile = WinogradTiles.Points * (depth + (_panels * LaneWidth.Panel));
        var chunk = Math.Max(1, (int)(FloatsOfChunk / floatsOfTile / LaneWidth.TileRows)) * LaneWidth.TileRows;
        var chunks = (tiles.Count + chunk - 1) / chunk;
        Divides = chunks >= MostParts / 2 && _panels * floatsOfPanel <= ResidentWeights;
        _chunk = Divides ? chunk : Math.Min(tiles.Count, MostTilesTogether);
        _parts = Divides ? Math.Min(chunks, MostParts) : 1;
        _pointOfSeen = ((long)_chunk * depth) + 16;
        _pointOfPlaced = ((long)_chunk * _panels * LaneWidth.Panel) + 16;
    }

    private enum Phase
    {
        Chunks,
        See,
        Multiply,
        Place,
    }

    /// <summary>Floats of scratch.</summary>
    public long ScratchCount => (_parts * ChunkCount) + _atPoints.Count;

    /// <summary>Whether threads take chunks of tiles all the way.</summary>
    private bool Divides { get; }

    private long ChunkCount => WinogradTiles.Points * (_pointOfSeen + _pointOfPlaced);

    /// <summary>Multiplies.</summary>
    /// <param name="pool">Who works.</param>
    /// <param name="seen">The pictures that are seen.</param>
    /// <param name="weights">The weight's panels.</param>
    /// <param name="placed">Where results go.</param>
    /// <param name="adds">Whether they are added to what is there.</param>
    /// <param name="finish">What is done to them before.</param>
    /// <param name="scratch">At least <see cref="ScratchCount"/> floats.</param>
    public void Run(WorkerPool pool, Floats seen, Floats weights, Floats placed, bool adds, in Finish finish, Floats scratch)
    {
        var points = scratch.Slice(_parts * ChunkCount, _atPoints.Count);
        _seen = seen.Start;
        _weights = points.Start;
        _placed = placed.Start;
        _scratch = scratch.First(ScratchCount).Start;
        _adds = adds;
        _finish = finish;
        if (Divides)
        {
            _firstPanel = 0;
            _atPoints.ToPoints(pool, weights, 0, _panels, points);
            Run(pool, Phase.Chunks, _parts);
            return;
        }

        for (_firstTile = 0; _firstTile < _tiles.Count; _firstTile += _chunk)
        {
            RunTogether(pool, weights, points);
        }
    }

    private void RunTogether(WorkerPool pool, Floats weights, Floats points)
    {
        _tileCount = Math.Min(_chunk, _tiles.Count - _firstTile);
        var tileParts = (_tileCount + TilesOfPart - 1) / TilesOfPart;
        Run(pool, Phase.See, tileParts);
        for (_firstPanel = 0; _firstPanel < _panels; _firstPanel += _atPoints.Panels)
        {
            _atPoints.ToPoints(pool, weights, _firstPanel, PanelsFrom(_firstPanel), points);
            Run(pool, Phase.Multiply, WinogradTiles.Points * PanelsFrom(_firstPanel));
        }

        Run(pool, Phase.Place, tileParts);
    }

    /// <summary>Panels of the group that begins with one.</summary>
    private int PanelsFrom(int firstPanel) => Math.Min(_atPoints.Panels, _panels - firstPanel);

    private void Run(WorkerPool pool, Phase phase, int parts)
    {
        _phase = phase;
        pool.Run(parts, this);
    }

    protected override void Part<T, TTile>(int part)
    {
        var (first, count) = (part * TilesOfPart, Math.Min(TilesOfPart, _tileCount - (part * TilesOfPart)));
        switch (_phase)
        {
            case Phase.Chunks:
                RunChunks<T, TTile>(part);
                break;
            case Phase.See:
                See<T>(_firstTile + first, count, _scratch + ((long)first * _depth));
                break;
            case Phase.Multiply:
                Multiply<T, TTile>(part % WinogradTiles.Points, part / WinogradTiles.Points, _tileCount, _scratch);
                break;
            default:
                Place<T>(_firstTile + first, count, _scratch + (WinogradTiles.Points * _pointOfSeen) + ((long)first * _panels * LaneWidth.Panel));
                break;
        }
    }

    private void RunChunks<T, TTile>(int part)
        where T : struct, ILanes<T>
        where TTile : struct, ITile
    {
        var scratch = _scratch + (part * ChunkCount);
        var chunks = (_tiles.Count + _chunk - 1) / _chunk;
        var last = Math.Min(_tiles.Count, (int)((long)chunks * (part + 1) / _parts * _chunk));
        for (var tile = (int)((long)chunks * part / _parts * _chunk); tile < last; tile += _chunk)
        {
            var count = Math.Min(_chunk, last - tile);
            See<T>(tile, count, scratch);
            for (var point = 0; point < WinogradTiles.Points; point++)
            {
                for (var panel = 0; panel < _panels; panel++)
                {
                    Multiply<T, TTile>(point, panel, count, scratch);
                }
            }

            Place<T>(tile, count, scratch + (WinogradTiles.Points * _pointOfSeen));
        }
    }

    /// <summary>Brings tiles to the points: [point][tile][channel].</summary>
    [SkipLocalsInit]
    private void See<T>(int first, int count, float* to)
        where T : struct, ILanes<T>
    {
        var zeros = stackalloc float[_depth];
        new Span<float>(zeros, _depth).Clear();
        var between = stackalloc float[Square.Most * T.Count];
        var pixels = stackalloc float*[WinogradTiles.Points];
        var points = stackalloc float*[WinogradTiles.Points];
        for (var point = 0; point < WinogradTiles.Points; point++)
        {
            points[point] = to + (point * _pointOfSeen);
        }

        for (var tile = 0; tile < count; tile++)
        {
            _tiles.PointSeen(first + tile, _seen, _seenStride, zeros, pixels);
            for (nint channel = 0; channel < _depth; channel += T.Count)
            {
                Square.Transform<T, SeenTransform>(pixels, channel, points, ((nint)tile * _depth) + channel, between);
            }
        }
    }

    /// <summary>One panel of the group at one point, for all tiles of a chunk.</summary>
    [SkipLocalsInit]
    private void Multiply<T, TTile>(int point, int panel, int count, float* chunk)
        where T : struct, ILanes<T>
        where TTile : struct, ITile
    {
        var rows = stackalloc float*[count];
        var seen = chunk + (point * _pointOfSeen);
        for (var tile = 0; tile < count; tile++, seen += _depth)
        {
            rows[tile] = seen;
        }

        var weights = _weights + (point * _atPoints.PointStride) + ((long)panel * _depth * 2 * T.Count);
        var result = chunk + (WinogradTiles.Points * _pointOfSeen) + (point * _pointOfPlaced) + ((_firstPanel + panel) * 2 * T.Count);
        TileRun.Gather<T, TTile>(count, thin: false, rows, 1, _depth, weights, result, _panels * 2 * T.Count, default);
    }

    /// <summary>Brings tiles back from the points.</summary>
    [SkipLocalsInit]
    private void Place<T>(int first, int count, float* from)
        where T : struct, ILanes<T>
    {
        const int Results = WinogradTiles.Side * WinogradTiles.Side;
        var between = stackalloc float[Square.Most * T.Count];
        var products = stackalloc float[(Results + 1) * 2 * T.Count];
        var points = stackalloc float*[WinogradTiles.Points];
        var pixels = stackalloc float*[Results];
        var inside = stackalloc float*[Results];
        var rows = stackalloc float*[Results];
        for (var point = 0; point < WinogradTiles.Points; point++)
        {
            points[point] = from + (point * _pointOfPlaced);
        }

        for (var tile = 0; tile < count; tile++)
        {
            _tiles.PointPlaced(first + tile, _placed, _placedStride, null, pixels);
            var results = 0;
            for (var i = 0; i < Results; i++)
            {
                rows[i] = products + ((pixels[i] is null ? Results : results) * 2 * T.Count);
                inside[results] = pixels[i];
                results += pixels[i] is null ? 0 : 1;
            }

            for (var panel = 0; panel < _panels; panel++)
            {
                var at = (nint)((tile * _panels) + panel) * 2 * T.Count;
                Square.Transform<T, PlacedTransform>(points, at, rows, 0, between);
                Square.Transform<T, PlacedTransform>(points, at + T.Count, rows, T.Count, between);
                var channel = panel * 2 * T.Count;
                _finish.Leave<T>(products, inside, _placed, results, channel, Math.Min(2 * T.Count, _channels - channel), _adds);
            }
        }
    }
}
