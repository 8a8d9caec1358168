namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>One channel's pool at one place: the elements of the input under it, in the picture's order.</summary>
internal static class PoolWindow
{
    /// <summary>The elements under a sliding window, padding left out.</summary>
    /// <param name="picture">Where the channel's picture begins.</param>
    /// <param name="rows">How the window slides down.</param>
    /// <param name="columns">How it slides across.</param>
    /// <param name="y">Its row.</param>
    /// <param name="x">Its column.</param>
    public static IEnumerable<int> Elements(int picture, Sliding rows, Sliding columns, int y, int x)
    {
        for (var ky = 0; ky < rows.Kernel; ky++)
        {
            for (var kx = 0; kx < columns.Kernel; kx++)
            {
                var row = rows.Start(y) + (ky * rows.Dilation);
                var column = columns.Start(x) + (kx * columns.Dilation);
                if (row >= 0 && row < rows.Size && column >= 0 && column < columns.Size)
                {
                    yield return picture + (row * columns.Size) + column;
                }
            }
        }
    }

    /// <summary>The elements of one cell of a grid of nearly equal cells: from floor(i size / cells) to ceil((i + 1) size / cells).</summary>
    public static IEnumerable<int> Cell(Value x, Value y, int picture, int i, int j)
    {
        var (height, width, rows, columns) = (x.Dims[2], x.Dims[3], y.Dims[2], y.Dims[3]);
        for (var row = i * height / rows; row < (((i + 1) * height) + rows - 1) / rows; row++)
        {
            for (var column = j * width / columns; column < (((j + 1) * width) + columns - 1) / columns; column++)
            {
                yield return picture + (row * width) + column;
            }
        }
    }

    /// <summary>The place of the largest number; of equal ones the first, of numbers that are none the last.</summary>
    public static int Largest(ReadOnlySpan<double> data, IEnumerable<int> elements)
    {
        var best = -1;
        foreach (var i in elements)
        {
            if (best < 0 || data[i] > data[best] || double.IsNaN(data[i]))
            {
                best = i;
            }
        }

        return best;
    }
}
