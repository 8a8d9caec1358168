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

    /// <summary>
    /// The way back of a convolution: places are pixels of its input (the large side), the picture is the gradient of its result (the small side). Pixels whose row
    /// and column leave the same remainder by the stride are met by the same taps, so there is a geometry for each such phase, with the taps of the window that it
    /// has; phases that no tap meets are left out.
    /// </summary>
    public static IReadOnlyList<(TapGeometry Geometry, int[] Taps)> PhasesOf(
        int images, (int Height, int Width) large, (int Height, int Width) small, in WindowShape window)
    {
        var phases = new List<(TapGeometry, int[])>();
        var (tapY, tapX) = window.Taps();
        var stride = window.Stride;
        for (var py = 0; py < Math.Min(stride.Y, large.Height); py++)
        {
            for (var px = 0; px < Math.Min(stride.X, large.Width); px++)
            {
                var phase = (Y: py, X: px);
                int[] taps = [.. Enumerable.Range(0, tapY.Length).Where(t => (phase.Y - tapY[t]) % stride.Y == 0 && (phase.X - tapX[t]) % stride.X == 0)];
                if (taps.Length > 0)
                {
                    phases.Add((new TapGeometry
                    {
                        Images = images,
                        Grid = ((large.Height - py + stride.Y - 1) / stride.Y, (large.Width - px + stride.X - 1) / stride.X),
                        Placed = large,
                        Seen = small,
                        TapY = [.. taps.Select(t => (phase.Y - tapY[t]) / stride.Y)],
                        TapX = [.. taps.Select(t => (phase.X - tapX[t]) / stride.X)],
                        First = phase,
                        Step = stride,
                    }, taps));
                }
            }
        }

        return phases;
    }
}

/// <summary>A window: kernel, stride, dilation, and the padding before the first pixel.</summary>
internal readonly record struct WindowShape((int Y, int X) Kernel, (int Y, int X) Stride, (int Y, int X) Dilation, (int Y, int X) Before)
{
    /// <summary>Where each tap looks, relative to the place times the stride, row by row.</summary>
    public (int[] Y, int[] X) Taps()
    {
        var (y, x) = (new int[Kernel.Y * Kernel.X], new int[Kernel.Y * Kernel.X]);
        for (var t = 0; t < y.Length; t++)
        {
            y[t] = (t / Kernel.X * Dilation.Y) - Before.Y;
            x[t] = (t % Kernel.X * Dilation.X) - Before.X;
        }

        return (y, x);
    }
}
