namespace MLNetVision.Imaging;

/// <summary>The pixels that one pass over the picture holds: every StepX-th of every StepY-th line, from (X, Y).</summary>
internal readonly record struct PngPass(int X, int Y, int StepX, int StepY)
{
    /// <summary>Adam7's seven passes (PNG specification, 8.1).</summary>
    private static readonly PngPass[] Adam7 =
        [new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2)];

    private static readonly PngPass[] Whole = [new(0, 0, 1, 1)];

    internal static ReadOnlySpan<PngPass> Of(PngHeader header) => header.Interlaced ? Adam7 : Whole;

    internal int Width(PngHeader header) => Count(header.Width, X, StepX);

    /// <summary>Lines of the pass; none if it has no columns.</summary>
    internal int Height(PngHeader header) => Width(header) == 0 ? 0 : Count(header.Height, Y, StepY);

    /// <summary>Bytes of all passes with their filter bytes.</summary>
    internal static long TotalLength(PngHeader header)
    {
        var total = 0L;
        foreach (var pass in Of(header))
            total += pass.Height(header) * (1 + header.LineLength(pass.Width(header)));
        return total;
    }

    private static int Count(int length, int first, int step) => length <= first ? 0 : ((length - first - 1) / step) + 1;
}
