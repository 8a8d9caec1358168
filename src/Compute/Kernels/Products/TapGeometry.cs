namespace MLNetVision.Compute.Kernels.Products;

/// <summary>
/// Which pixel each tap of a window sees from each place. Places lie on a grid: place (i, j) of an image stands at (FirstY + i StepY, FirstX + j StepX) of the
/// placed picture, and tap t sees pixel (i StrideY + TapY[t], j StrideX + TapX[t]) of the seen picture, or zero outside of it. A convolution places its results
/// and sees its input; its gradient places the input's pixels, in one grid for each phase of the stride, and sees the result's gradient.
/// </summary>
internal sealed class TapGeometry
{
    public required int Images { get; init; }

    public required (int Height, int Width) Grid { get; init; }

    public required (int Height, int Width) Placed { get; init; }

    public required (int Height, int Width) Seen { get; init; }

    public int[] TapY { get; init; } = [0];

    public int[] TapX { get; init; } = [0];

    public (int Y, int X) First { get; init; }

    public (int Y, int X) Step { get; init; } = (1, 1);

    public (int Y, int X) Stride { get; init; } = (1, 1);

    public int Taps => TapY.Length;

    public int Places => Images * Grid.Height * Grid.Width;

    /// <summary>Whether places follow each other without gaps, so that place p of all is pixel p of the placed pictures.</summary>
    public bool IsDense => Step == (1, 1) && First == (0, 0) && Grid == Placed;

    /// <summary>Whether some tap looks outside of the picture from some place.</summary>
    public bool SeesOutside => TapY.Min() < 0 || TapX.Min() < 0
        || ((Grid.Height - 1) * Stride.Y) + TapY.Max() >= Seen.Height || ((Grid.Width - 1) * Stride.X) + TapX.Max() >= Seen.Width;

    /// <summary>Rows of a matrix: each place sees the row of the same number.</summary>
    public static TapGeometry OfRows(int rows) => new() { Images = 1, Grid = (1, rows), Placed = (1, rows), Seen = (1, rows) };

    /// <summary>A convolution: places are results, the picture is the input.</summary>
    public static TapGeometry OfConvolution(int images, (int, int) output, (int, int) input, in WindowShape window)
    {
        var (y, x) = window.Taps();
        return new TapGeometry { Images = images, Grid = output, Placed = output, Seen = input, TapY = y, TapX = x, Stride = window.Stride };
    }
}
