namespace MLNetVision.Compute.Kernels.Products;

/// <summary>
/// The way back of a convolution: places are pixels of its input (the large side), the picture is the gradient of its result (the small side). Pixels whose row
/// and column leave the same remainder by the stride are met by the same taps, so there is a geometry for each such phase, with the taps of the window that it
/// has; phases that no tap meets are left out.
/// </summary>
internal sealed class TapPhases
{
    public TapPhases(int images, (int Height, int Width) large, (int Height, int Width) small, in WindowShape window)
    {
        var phases = new List<(TapGeometry, int[])>();
        var (rows, columns) = (Math.Min(window.Stride.Y, large.Height), Math.Min(window.Stride.X, large.Width));
        var (tapY, tapX) = window.Taps();
        var all = new TapGeometry { Images = images, Grid = large, Placed = large, Seen = small, Step = window.Stride, TapY = tapY, TapX = tapX };
        for (var phase = 0; phase < rows * columns; phase++)
        {
            if (Of(all, (phase / columns, phase % columns)) is { } met)
            {
                phases.Add(met);
            }
        }

        All = phases;
        LeaveGaps = phases.Count < rows * columns;
    }

    /// <summary>The phases, each with the numbers of the window's taps that it has.</summary>
    public IReadOnlyList<(TapGeometry Geometry, int[] Taps)> All { get; }

    /// <summary>Whether some pixels are met by no tap, so that their zeros have to be written first.</summary>
    public bool LeaveGaps { get; }

    private static (TapGeometry Geometry, int[] Taps)? Of(TapGeometry all, (int Y, int X) phase)
    {
        var stride = all.Step;
        var taps = TapsOf(all, phase);
        if (taps.Length == 0)
        {
            return null;
        }

        var (tapY, tapX) = (new int[taps.Length], new int[taps.Length]);
        for (var t = 0; t < taps.Length; t++)
        {
            tapY[t] = (phase.Y - all.TapY[taps[t]]) / stride.Y;
            tapX[t] = (phase.X - all.TapX[taps[t]]) / stride.X;
        }

        return (new TapGeometry
        {
            Images = all.Images,
            Grid = ((all.Placed.Height - phase.Y + stride.Y - 1) / stride.Y, (all.Placed.Width - phase.X + stride.X - 1) / stride.X),
            Placed = all.Placed,
            Seen = all.Seen,
            TapY = tapY,
            TapX = tapX,
            First = phase,
            Step = stride,
        }, taps);
    }

    /// <summary>The taps of the window that meet a phase.</summary>
    private static int[] TapsOf(TapGeometry all, (int Y, int X) phase)
    {
        Span<int> taps = all.Taps <= 256 ? stackalloc int[all.Taps] : new int[all.Taps];
        var count = 0;
        for (var t = 0; t < all.Taps; t++)
        {
            if ((phase.Y - all.TapY[t]) % all.Step.Y == 0 && (phase.X - all.TapX[t]) % all.Step.X == 0)
            {
                taps[count++] = t;
            }
        }

        return taps[..count].ToArray();
    }
}
