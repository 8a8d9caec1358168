namespace MLNetVision.Compute.Kernels.Winograd;

/// <summary>
/// Pictures cut into tiles of 4x4 results, each of which sees 6x6 pixels: the first at (First.Y, First.X) from the tile's own first place. What lies outside of
/// a picture is a row of zeros, or for results a row that nobody reads.
/// </summary>
internal sealed unsafe class WinogradTiles
{
    /// <summary>Results of a tile in each direction.</summary>
    public const int Side = 4;

    /// <summary>Pixels that a tile sees in each direction.</summary>
    public const int Sight = 6;

    /// <summary>Products that a tile takes for each pair of channels: its points.</summary>
    public const int Points = Sight * Sight;

    private readonly (int Height, int Width) _placed;
    private readonly (int Height, int Width) _seen;
    private readonly (int Y, int X) _first;
    private readonly (int Y, int X) _grid;

    public WinogradTiles(int images, (int Height, int Width) placed, (int Height, int Width) seen, (int Y, int X) first)
    {
        (_placed, _seen, _first) = (placed, seen, first);
        _grid = ((placed.Height + Side - 1) / Side, (placed.Width + Side - 1) / Side);
        Count = images * _grid.Y * _grid.X;
    }

    /// <summary>Tiles of all pictures.</summary>
    public int Count { get; }

    /// <summary>The pixels that a tile sees.</summary>
    public void PointSeen(int tile, float* seen, int stride, float* outside, float** pixels)
    {
        var (image, y, x) = Place(tile);
        Point(image, (y + _first.Y, x + _first.X), Sight, _seen, seen, stride, outside, pixels);
    }

    /// <summary>The results of a tile.</summary>
    public void PointPlaced(int tile, float* placed, int stride, float* outside, float** pixels)
    {
        var (image, y, x) = Place(tile);
        Point(image, (y, x), Side, _placed, placed, stride, outside, pixels);
    }

    private (int Image, int Y, int X) Place(int tile)
    {
        var row = tile / _grid.X;
        return (row / _grid.Y, row % _grid.Y * Side, tile % _grid.X * Side);
    }

    private static void Point(
        int image, (int Y, int X) corner, int side, (int Height, int Width) picture, float* start, int stride, float* outside, float** pixels)
    {
        for (var y = corner.Y; y < corner.Y + side; y++)
        {
            var isRow = (uint)y < (uint)picture.Height;
            var row = start + (((((long)image * picture.Height) + y) * picture.Width) * stride);
            for (var x = corner.X; x < corner.X + side; x++)
            {
                *pixels++ = isRow && (uint)x < (uint)picture.Width ? row + ((long)x * stride) : outside;
            }
        }
    }
}
