using MLNetVision.Compute.Kernels.Products;

namespace MLNetVision.Compute.Kernels.Depthwise;

/// <summary>
/// The lines of a window of three rows of three columns, as wide apart in each, whose places lose at most the first column at the left edge of the picture and
/// at most the last one at its right edge. Windows of another kind have none.
/// </summary>
/// <param name="Left">Places of a line that do not see the first column.</param>
/// <param name="Middle">Places that see all columns.</param>
/// <param name="Right">Places that do not see the last column.</param>
/// <param name="Order">The geometry's taps row by row, each row from left to right.</param>
/// <param name="Taps">The weight's taps in that order.</param>
/// <param name="Across">Pixels from a column to the next.</param>
internal sealed record NineTapLines(int Left, int Middle, int Right, int[] Order, int[] Taps, int Across)
{
    public const int Count = 9;

    public static NineTapLines? Of(TapGeometry geometry, int[] taps)
    {
        var (y, x) = (geometry.TapY, geometry.TapX);
        int[] order = [.. Enumerable.Range(0, geometry.Taps).OrderBy(t => y[t]).ThenBy(t => x[t])];
        var isSquare = order.Length == Count && Enumerable.Range(0, Count).All(i => y[order[i]] == y[order[i / 3 * 3]] && x[order[i]] == x[order[i % 3]]);
        if (!isSquare)
        {
            return null;
        }

        int[] columns = [x[order[0]], x[order[1]], x[order[2]]];
        var (left, right) = (PlacesBefore(-columns[0], geometry), geometry.Grid.Width - PlacesBefore(geometry.Seen.Width - columns[2], geometry));
        var losesOne = PlacesBefore(-columns[1], geometry) == 0 && PlacesBefore(geometry.Seen.Width - columns[1], geometry) == geometry.Grid.Width;
        return columns[2] - columns[1] == columns[1] - columns[0] && losesOne && left + right <= geometry.Grid.Width
            ? new NineTapLines(left, geometry.Grid.Width - left - right, right, order, [.. order.Select(t => taps[t])], columns[1] - columns[0])
            : null;
    }

    /// <summary>How many places of a line stand before a column.</summary>
    private static int PlacesBefore(int column, TapGeometry geometry) =>
        Math.Clamp((column + geometry.Stride.X - 1) / geometry.Stride.X, 0, geometry.Grid.Width);
}
