namespace MLNetVision.Imaging;

/// <summary>
/// Windows whose neighbours overlap with an IoU of t. Moved by (1 - t) / (1 + t) of its side, enlarged to 1 / t of its area, or with sides changed by
/// (1 + t) / 2t and its inverse, a window overlaps the old one that much. What lies outside the picture is cut off.
/// </summary>
internal sealed class WindowGrid(int width, int height, double overlap, int minimumArea, double maximumAspect)
{
    private const int LeastMove = 2;

    public IEnumerable<RegionBounds> Windows()
    {
        foreach (var (across, down) in Sizes())
        {
            var (moveX, moveY) = (Move(across), Move(down));
            for (var y = 0; y < height - down + moveY; y += moveY)
            {
                for (var x = 0; x < width - across + moveX; x += moveX)
                    yield return new(Math.Min(x, width - 1), Math.Min(y, height - 1), Math.Min(x + across, width), Math.Min(y + down, height));
            }
        }
    }

    /// <summary>How far a window of this side moves, in pixels.</summary>
    public int Move(int side) => Math.Max(LeastMove, (int)(side * (1 - overlap) / (1 + overlap)));

    private IEnumerable<(int Across, int Down)> Sizes()
    {
        var shapeStep = (1 + overlap) / (2 * overlap);
        var shapes = (int)(Math.Log(maximumAspect) / (2 * Math.Log(shapeStep)));
        var largest = Math.Sqrt((double)width * height * maximumAspect);
        for (var side = Math.Sqrt(minimumArea); side <= largest; side /= Math.Sqrt(overlap))
        {
            for (var shape = -shapes; shape <= shapes; shape++)
            {
                var factor = Math.Pow(shapeStep, shape);
                var (across, down) = ((int)Math.Round(side * factor), (int)Math.Round(side / factor));
                if (across <= width && down <= height)
                    yield return (Math.Max(across, 1), Math.Max(down, 1));
            }
        }

        yield return (width, height);
    }
}
